"""The second calculation (第二套独立计算): reads golden cases with their Chinese keys as JSON and computes them anew.

Standard library only, exact fractions, written from the text of the rules and not from the program:
whatever both compute alike was computed twice. It favours plainness over speed.

    stdin   {"file": case, …}
    stdout  {"file": {"甲局": {"总分", "名次", "并列", "靠取整", "等次", "缺", "各项"}, …}, …}
"""
import json
import re
import sys
from fractions import Fraction
from math import floor

ORGANISER = '效能办'
MISSING, NOT_APPLICABLE, RECUSED, TOO_FEW, OPEN = '缺数据', '不适用', '回避', '票数不足', '待定'


def number(text):
    """12, -0.5, 60%, 1/3"""
    text = str(text)
    return Fraction(text[:-1]) / 100 if text.endswith('%') else Fraction(text)


def is_number(text):
    return re.fullmatch(r'-?\d+(\.\d+)?%?|-?\d+/\d+', str(text)) is not None


def text_of(value):
    """A decimal where one exists, else a fraction."""
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return f'{value.numerator}/{value.denominator}'
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs(int(value * 10**places))).rjust(places + 1, '0')
    sign = '-' if value < 0 else ''
    return sign + (digits if places == 0 else f'{digits[:-places]}.{digits[-places:]}')


def rounded(value, rule):
    if rule in (None, '无'):
        return value
    scale = 10 ** int(rule['位数'])
    size = abs(value) * scale
    whole, rest = floor(size), size - floor(size)
    half = Fraction(1, 2)
    up = {
        '四舍五入': rest >= half,
        '四舍六入五成双': rest > half or (rest == half and whole % 2 == 1),
        '截断': False,
    }[rule['方式']]
    result = Fraction(whole + (1 if up else 0), scale)
    return -result if value < 0 else result


def side(one, other):
    return (one > other) - (one < other)


def mean(values):
    return sum(values, Fraction(0)) / len(values)


class Absent(Exception):
    """There is no score, for this reason."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


def resolve(value, parameters):
    """Puts the parameters' values where they are referred to."""
    if isinstance(value, list):
        return [resolve(each, parameters) for each in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {'参数'}:
        return parameters[value['参数']]
    return {key: resolve(each, parameters) for key, each in value.items()}


def parameters_of(raw):
    values = {key: each['值'] for key, each in raw.get('参数', {}).items() if '值' in each}
    values.update(raw.get('假定', {}))
    return {key: each['值'] if isinstance(each, dict) and '写法' in each else each for key, each in values.items()}


def facts_of(raw):
    kinds = ('评分', '数据', '计票', '加减分')
    result = []
    for fact in raw['事实']:
        kind = next(each for each in kinds if each in fact)
        base = {key: value for key, value in fact.items() if key != '各单位'}
        base['类'], base['行'] = kind, fact[kind]
        for body, value in fact.get('各单位', {None: None}).items():
            one = dict(base)
            if body is not None:
                one['单位'] = body
                one['值' if kind == '评分' or is_number(value) else '等级'] = value
            result.append(one)
    corrected = {fact['更正'] for fact in result if '更正' in fact}
    return [fact for fact in result if fact.get('编号') not in corrected and not fact.get('撤回')]


class Case:
    def __init__(self, raw, is_exact=False):
        self.source, self.is_exact = raw, is_exact
        self.raw = resolve({key: value for key, value in raw.items() if key not in ('参数', '假定')}, parameters_of(raw))
        bodies = self.raw['单位']
        self.groups = {name: '全部' for name in bodies} if isinstance(bodies, list) else dict(bodies)
        self.year = int(self.raw.get('年度', 2022))
        self.facts = facts_of(self.raw)
        self.nodes, self.parent = {}, {}
        self.root = self.raw['总分']
        self.root.setdefault('名称', '总分')
        self.enter(self.root, None)
        self.known = {}

    def enter(self, node, parent):
        self.nodes[node['名称']] = node
        self.parent[node['名称']] = parent
        for child in node.get('子项', []):
            self.enter(child, node)

    # ---- what is there ----

    def operation(self, node):
        scoring = node['计分']
        return {'方法': scoring} if isinstance(scoring, str) else scoring

    def applies(self, node, subject):
        while node is not None:
            if '适用' in node and self.groups[subject] not in node['适用']:
                return False
            node = self.parent[node['名称']]
        return True

    def children(self, node, subject):
        return [child for child in node.get('子项', []) if self.applies(child, subject)]

    def peers(self, node, subject):
        """The same group, the subject included, in the order of the case."""
        group = self.groups[subject]
        return [each for each in self.groups if self.groups[each] == group and self.applies(node, each)]

    def full(self, node, subject):
        """Full marks: its own, or its share of the parent's; None where there are none."""
        if '分值' in node:
            return number(node['分值'])
        parent = self.parent[node['名称']]
        if parent is None or self.operation(parent)['方法'] != '分摊':
            return None
        weights = self.shares(parent, subject)
        return self.full(parent, subject) * weights[node['名称']] / sum(weights.values())

    def shares(self, node, subject):
        how = self.operation(node)['分法']
        names = [child['名称'] for child in self.children(node, subject)]
        if isinstance(how, dict) and how['方式'] == '按权重':
            return {name: number(how['权重'][name]) for name in names}
        return {name: Fraction(1) for name in names}

    def select(self, kind, node, subject, **conditions):
        return [
            fact
            for fact in self.facts
            if fact['类'] == kind
            and fact['行'] == node['名称']
            and fact['单位'] == subject
            and all(fact.get(key) == value for key, value in conditions.items())
        ]

    def figure(self, node, subject, key, year=None):
        year = self.year if year is None else year
        found = [fact for fact in self.select('数据', node, subject, 项=key) if int(fact.get('年份', self.year)) == year]
        if not found:
            raise Absent(MISSING)
        if found[0].get('不适用') == '是':
            raise Absent(NOT_APPLICABLE)
        return found[0]

    def value_of(self, node, subject, key, year=None):
        """A figure by its key; a measure holds it against a goal first."""
        if isinstance(key, dict):
            own, target = self.value_of(node, subject, key['项'], year), goal(self, node, subject, key['比'])
            return {'完成率': own / target, '增长率': (own - target) / target, '增减量': own - target}[key['算']]
        return number(self.figure(node, subject, key, year)['值'])

    # ---- scores ----

    def score(self, node, subject):
        """A Fraction, or raises Absent."""
        key = (node['名称'], subject)
        if key not in self.known:
            try:
                self.known[key] = self.compute(node, subject)
            except Absent as absent:
                self.known[key] = absent.reason
        result = self.known[key]
        if isinstance(result, str):
            raise Absent(result)
        return result

    def attempt(self, node, subject):
        try:
            return self.score(node, subject)
        except Absent as absent:
            return absent.reason

    def compute(self, node, subject):
        if self.is_zeroed(node, subject):
            return Fraction(0)
        operation = self.operation(node)
        value = OPERATIONS[operation['方法']](self, node, subject, operation)
        if self.is_exact:
            return value
        if node is self.root and self.raw.get('次序') == '先取整':
            return self.round_then_adjust(node, subject, operation)
        value = rounded(value, node.get('取整'))
        return rounded(value, self.raw.get('取整')) if node is self.root else value

    def round_then_adjust(self, node, subject, operation):
        """The total's scores without adjustments are rounded, then the adjustments are added as they are."""
        extra = [child for child in self.children(node, subject) if child.get('类型') == '加减分']
        without = dict(node, 子项=[child for child in node['子项'] if child not in extra])
        base = OPERATIONS[operation['方法']](self, without, subject, operation)
        return rounded(base, self.raw.get('取整')) + sum((self.score(child, subject) for child in extra), Fraction(0))

    def vetoes(self, subject, effect):
        levels = {
            fact.get('等级')
            for fact in self.facts
            if fact['类'] == '加减分' and fact['单位'] == subject and fact.get('否决') == '是'
        }
        return [veto for veto in self.raw.get('一票否决', []) if veto['后果'] == effect and veto['情形'] in levels]

    def is_zeroed(self, node, subject):
        return any(veto.get('指标') == node['名称'] for veto in self.vetoes(subject, '该行计零'))

    def present(self, node, subject, operation, tolerated=()):
        """Children with their scores; None stands for one whose weight goes to the others."""
        result = []
        for child in self.children(node, subject):
            value = self.attempt(child, subject)
            if value in tolerated:
                result.append((child, None))
                continue
            if value == TOO_FEW:
                raise Absent(OPEN)
            if value in (MISSING, OPEN):
                raise Absent(value)
            if value == RECUSED:
                value = None
            elif value == NOT_APPLICABLE:
                value = self.stand_in(child, subject, operation.get('缺项', self.raw.get('缺项', '重新分摊')))
            result.append((child, value))
        if all(value is None for _, value in result):
            raise Absent(NOT_APPLICABLE)
        return result

    def stand_in(self, node, subject, policy):
        if policy == '计满分':
            return self.full(node, subject)
        if policy == '计零分':
            return Fraction(0)
        if policy == '同组平均':
            others = [self.attempt(node, each) for each in self.peers(node, subject) if each != subject]
            return mean([each for each in others if isinstance(each, Fraction)])
        return None

    # ---- the result ----

    def result(self):
        subjects = list(self.groups)
        unrounded = Case(self.source, is_exact=True)
        exact = {each: unrounded.attempt(unrounded.root, each) for each in subjects}
        total = {each: self.attempt(self.root, each) for each in subjects}
        total = {each: value if isinstance(value, Fraction) else None for each, value in total.items()}
        rank, tied, by_rounding = self.rank(exact, total)
        grade = self.grade(total, rank)
        return {
            each: {
                '总分': None if total[each] is None else text_of(total[each]),
                '名次': rank[each],
                '并列': tied[each],
                '靠取整': by_rounding[each],
                '等次': grade[each],
                '缺': self.lacking(self.root, each),
                '各项': {name: self.say(node, each) for name, node in self.nodes.items() if self.applies(node, each)},
            }
            for each in subjects
        }

    def say(self, node, subject):
        value = self.attempt(node, subject)
        return value if isinstance(value, str) else text_of(value)

    def lacking(self, node, subject):
        """The lowest rows that stop the calculation."""
        if isinstance(self.attempt(node, subject), Fraction):
            return []
        stopped = [child for child in self.children(node, subject) if self.attempt(child, subject) in (MISSING, OPEN, TOO_FEW)]
        return [name for child in stopped for name in self.lacking(child, subject)] or [node['名称']]

    def rank(self, exact, total):
        rule = self.raw.get('排名', {})
        ties = rule.get('同分', '并列')

        def key(subject):
            criteria = rule.get('依次比较', []) if ties == '依次比较' else []
            return (total[subject], *(self.score(self.nodes[name], subject) for name in criteria))

        rank, tied, by_rounding = {}, {}, {}
        for subject, group in self.groups.items():
            rank[subject], tied[subject], by_rounding[subject] = None, False, False
            if total[subject] is None:
                continue
            field = [
                each
                for each in self.groups
                if total[each] is not None and (rule.get('范围') == '全部' or self.groups[each] == group)
            ]
            equal = [each for each in field if each != subject and key(each) == key(subject)]
            tied[subject] = bool(equal)
            by_rounding[subject] = any(
                side(total[subject], total[each]) != side(exact[subject], exact[each]) for each in field
            )
            if not (equal and ties == '待定'):
                rank[subject] = 1 + sum(1 for each in field if key(each) > key(subject))
        return rank, tied, by_rounding

    def grade(self, total, rank):
        rule = self.raw.get('等次')
        if rule is None:
            return {each: None for each in self.groups}
        titles = list(rule['划线'])
        earned = {}
        for subject, value in total.items():
            if value is None:
                earned[subject] = None
                continue
            lines = [title for title, line in rule['划线'].items() if line == '无' or value >= number(line)]
            earned[subject] = lines[0]
            if self.vetoes(subject, '不合格'):
                earned[subject] = titles[-1]
            elif self.vetoes(subject, '不得评优') and lines[0] == titles[0]:
                earned[subject] = titles[1]
        for title, share in rule.get('限额', {}).items():
            for group in dict.fromkeys(self.groups.values()):
                members = [each for each in self.groups if self.groups[each] == group]
                places = floor(number(share) * len(members))
                holders = [each for each in members if earned[each] == title]
                for each in holders:
                    # As many as are at least as good must find a place; the equals at the border all lose it.
                    if sum(1 for other in holders if total[other] >= total[each]) > places:
                        earned[each] = titles[titles.index(title) + 1]
        return earned


# ---- composition ----


def add_up(case, node, subject, operation):
    parts = case.present(node, subject, operation)
    full = {child['名称']: case.full(child, subject) for child, _ in parts}
    all_points = sum(points for points in full.values() if points is not None)
    left = sum(full[child['名称']] for child, value in parts if value is not None and full[child['名称']] is not None)
    factor = Fraction(1) if left in (0, all_points) else all_points / left
    return sum(
        (value if full[child['名称']] is None else value * factor for child, value in parts if value is not None), Fraction(0)
    )


def share(case, node, subject, operation):
    weights = case.shares(node, subject)
    parts = [(child, value) for child, value in case.present(node, subject, operation) if value is not None]
    weight = sum(weights[child['名称']] for child, _ in parts)
    rates = sum(weights[child['名称']] * value / case.full(child, subject) for child, value in parts)
    return case.full(node, subject) * rates / weight


def weighted(case, node, subject, operation):
    policy = operation.get('票数不足', '待定')
    weights = {child['名称']: number(operation['权重'][child['名称']]) for child in case.children(node, subject)}
    few = [child for child in case.children(node, subject) if case.attempt(child, subject) == TOO_FEW]
    if few and policy == '合并计票':
        return merged(case, node, subject) * sum(weights.values())
    parts = case.present(node, subject, operation, tolerated=(TOO_FEW,) if policy == '转给其他' else ())
    total = Fraction(0)
    for child, value in parts:
        if value is None:
            continue
        if operation.get('折算') == '是':
            value = value * case.full(node, subject) / case.full(child, subject)
        total += weights[child['名称']] * value
    kept = sum(weights[child['名称']] for child, value in parts if value is not None)
    return total * sum(weights.values()) / kept


def merged(case, node, subject):
    """All children's ballots in one box, counted by the children's common rule."""
    box = {}
    for child in case.children(node, subject):
        operation = case.operation(child)
        for answer, count in ballots(case, child, subject, operation).items():
            box[answer] = box.get(answer, 0) + count
    return by_levels(box, operation) * case.full(node, subject)


def pick(case, node, subject, operation):
    values = [value for _, value in case.present(node, subject, operation) if value is not None]
    return max(values) if operation['取'] == '较优' else min(values)


def average(case, node, subject, operation):
    return mean([value for _, value in case.present(node, subject, operation) if value is not None])


def cap(case, node, subject, operation):
    value = add_up(case, node, subject, operation)
    if '最高' in operation:
        value = min(value, number(operation['最高']))
    if '最低' in operation:
        value = max(value, number(operation['最低']))
    return value


def gate(case, node, subject, operation):
    lost = case.nodes[operation['失分指标']]
    field = [each for each in case.groups if case.applies(lost, each)]
    losers = [each for each in field if case.score(lost, each) < case.full(lost, each)]
    is_open = Fraction(len(losers), len(field)) > number(operation['超过'])
    return add_up(case, node, subject, operation) if is_open else Fraction(0)


# ---- marks ----


def marks(case, node, subject, operation):
    assessors = node.get('考评单位', [ORGANISER])
    others = [each for each in assessors if each != subject]
    given = {fact.get('由', ORGANISER): fact for fact in case.select('评分', node, subject)}
    if not others:
        policy = case.raw.get('回避', '重新分摊')
        if policy == '同组平均':
            return case.stand_in(node, subject, policy)
        if policy != '主办单位评分':
            raise Absent(RECUSED)
        others = [ORGANISER]
    if any(each not in given for each in others):
        raise Absent(MISSING)
    if all(given[each].get('不适用') == '是' for each in others):
        raise Absent(NOT_APPLICABLE)
    points = case.full(node, subject)
    own = operation.get('满分制', '本项分值') == '本项分值'
    scale = points if own else number(operation['满分制'])
    rate = {each: number(given[each]['值']) / scale for each in others}
    return points * combine(operation.get('合并', '平均'), rate)


def combine(rule, rate):
    how = rule if isinstance(rule, str) else rule['方式']
    if how == '平均':
        return mean(list(rate.values()))
    if how == '按权重':
        return by_weight({each: number(rule['权重'][each]) for each in rate}, rate)
    if how == '主评直接计入':
        part = number(rule['占比'])
        return part * rate[rule['主评']] + (1 - part) * mean([value for each, value in rate.items() if each != rule['主评']])
    if how == '去掉最高最低':
        drop = int(rule['各去'])
        return mean(sorted(rate.values())[drop : len(rate) - drop])
    if how == '各评一部分':
        points = rule.get('分值') if isinstance(rule, dict) else None
        return by_weight({each: number(points[each]) if points else Fraction(1) for each in rate}, rate)
    raise ValueError(how)


def by_weight(weights, rate):
    return sum(weights[each] * rate[each] for each in rate) / sum(weights.values())


def discretion(case, node, subject, operation):
    facts = case.select('评分', node, subject)
    if not facts:
        raise Absent(MISSING)
    given = min(max(number(facts[0]['值']), number(operation['最低'])), number(operation['最高']))
    return given + (case.full(node, subject) if operation['起点'] == '满分' else 0)


# ---- targets ----


def goal(case, node, subject, rule):
    source = rule['取自']
    if source == '定值':
        return number(rule['值'])
    if source == '数据':
        return case.value_of(node, subject, rule['项'])
    years = range(case.year - (1 if source == '上年' else int(rule['年数'])), case.year)
    past = mean([case.value_of(node, subject, rule['项'], year) for year in years])
    return past * (1 + number(rule.get('增幅', 0)))


def is_low_better(operation):
    return operation.get('优劣') == '越低越好'


def reach(case, node, subject, operation):
    actual = case.value_of(node, subject, operation['实绩'])
    target = goal(case, node, subject, operation['目标'])
    is_reached = actual <= target if is_low_better(operation) else actual >= target
    return case.full(node, subject) if is_reached else Fraction(0)


def ratio(case, node, subject, operation):
    actual = case.value_of(node, subject, operation['实绩'])
    target = goal(case, node, subject, operation['目标'])
    rate = target / actual if is_low_better(operation) else actual / target
    return case.full(node, subject) * max(Fraction(0), min(rate, number(operation.get('封顶', '100%'))))


def units(distance, per, base, rule, operation):
    """How many times `per` goes into a distance, taken as it stands or as a share of the base."""
    if rule.get('按', '数值') != '数值':
        distance = distance / base
    times = distance / number(per)
    return Fraction(floor(times)) if operation.get('计法') == '只计整份' else times


def slope(case, node, subject, operation):
    full = case.full(node, subject)
    actual = case.value_of(node, subject, operation['实绩'])
    target = goal(case, node, subject, operation['目标'])
    beyond = target - actual if is_low_better(operation) else actual - target
    value = full * number(operation['达标得'])
    if beyond > 0 and '超出' in operation:
        above = operation['超出']
        value += units(beyond, above['每'], target, above, operation) * number(above['加'])
    if beyond < 0:
        if '不足' not in operation:
            return Fraction(0)
        below = operation['不足']
        value -= units(-beyond, below['每'], target, below, operation) * number(below['扣'])
    return max(Fraction(0), min(full, value))


def tiers(case, node, subject, operation):
    actual = case.value_of(node, subject, operation['实绩'])
    value, before = Fraction(0), Fraction(0)
    for tier in operation['分段']:
        upto = number(tier['至']) if '至' in tier else None
        end = actual if upto is None else min(actual, upto)
        if end > before:
            value += (end - before) * number(operation['基数']) / number(tier['除以'])
        if upto is not None:
            before = upto
    return max(Fraction(0), min(value, case.full(node, subject)))


# ---- counting ----


def count(case, node, subject, operation):
    full = case.full(node, subject)
    cases = max(Fraction(0), case.value_of(node, subject, operation['项']) - number(operation.get('免计', 0)))
    changed = cases * number(operation['每次'])
    value = full - changed if operation['起点'] == '满分' else changed
    if '最低' in operation or full is not None:
        value = max(value, number(operation.get('最低', 0)))
    return value if full is None else min(full, value)


def shortfall(case, node, subject, operation):
    required = operation['应有']
    required = goal(case, node, subject, required) if isinstance(required, dict) else number(required)
    lacking = max(Fraction(0), required - case.value_of(node, subject, operation['项']))
    return max(Fraction(0), case.full(node, subject) - lacking * number(operation['每缺一扣']))


def escalate(case, node, subject, operation):
    left = full = case.full(node, subject)
    steps = operation['依次扣']
    for index in range(int(case.value_of(node, subject, operation['项']))):
        step = steps[min(index, len(steps) - 1)]
        left -= full if step == '全部' else number(step)
    return max(Fraction(0), left)


def graded(case, node, subject, operation):
    taken = sum(number(operation['等级'][fact['等级']]) for fact in case.select('加减分', node, subject) if fact.get('否决') != '是')
    return max(Fraction(0), case.full(node, subject) - taken)


# ---- levels ----


def levels(case, node, subject, operation):
    return number(operation['等级'][case.figure(node, subject, operation['项'])['等级']])


def band_points(bands, value):
    tests = {
        '大于': lambda bound: value > bound,
        '大于等于': lambda bound: value >= bound,
        '小于': lambda bound: value < bound,
        '小于等于': lambda bound: value <= bound,
        '等于': lambda bound: value == bound,
    }
    found = [band for band in bands if all(tests[word](number(bound)) for word, bound in band.items() if word != '得')]
    assert len(found) == 1, f'{len(found)} bands for {value}'
    return number(found[0]['得'])


def bands(case, node, subject, operation):
    return band_points(operation['区间'], case.value_of(node, subject, operation['项']))


def vote_bands(case, node, subject, operation):
    box = ballots(case, node, subject, operation)
    valid = sum(count for answer, count in box.items() if answer not in operation.get('无效', []))
    answers = operation['答案'] if isinstance(operation['答案'], list) else [operation['答案']]
    wanted = sum(box.get(answer, 0) for answer in answers)
    return band_points(operation['区间'], Fraction(wanted, enough(operation, valid)))


# ---- relative ----


def field(case, node, subject, operation):
    """Figures of the peers, negated where low is good, so that more is better."""
    sign = 1 if operation['顺序'] == '从高到低' else -1
    figures = {each: sign * case.value_of(node, each, operation['项']) for each in case.peers(node, subject)}
    if '入围' in operation:
        line = {each: sign * goal(case, node, each, operation['入围']) for each in figures}
        figures = {each: value for each, value in figures.items() if value >= line[each]}
    return figures


def by_rank(figures, subject, ties, points_at):
    if subject not in figures:
        return Fraction(0)
    first = 1 + sum(1 for value in figures.values() if value > figures[subject])
    equal = sum(1 for value in figures.values() if value == figures[subject])
    if ties == '同取':
        return points_at(first)
    return mean([points_at(first + offset) for offset in range(equal)])


def rank_table(case, node, subject, operation):
    table = [number(each) for each in operation['分数表']]
    figures = field(case, node, subject, operation)
    return by_rank(figures, subject, operation['并列'], lambda rank: table[min(rank, len(table)) - 1])


def rank_ladder(case, node, subject, operation):
    full, step = case.full(node, subject), number(operation['每名递减'])
    figures = field(case, node, subject, operation)
    return by_rank(figures, subject, operation['并列'], lambda rank: max(Fraction(0), full * (1 - step * (rank - 1))))


def best_ratio(case, node, subject, operation):
    figures = field(case, node, subject, operation)
    own, best = figures[subject], max(figures.values())
    return case.full(node, subject) * (own / best if operation['顺序'] == '从高到低' else best / own)


def against_mean(case, node, subject, operation):
    full = case.full(node, subject)
    figures = field(case, node, subject, operation)
    middle = mean(list(figures.values()))
    above = figures[subject] - middle
    points = units(abs(above), operation['每'], abs(middle), operation, operation) * number(operation['加减'])
    value = full * number(operation['平均得']) + (points if above > 0 else -points)
    return max(Fraction(0), min(full, value))


def max_min(case, node, subject, operation):
    figures = field(case, node, subject, operation)
    worst, best, base = min(figures.values()), max(figures.values()), number(operation['保底'])
    rate = Fraction(1) if best == worst else (figures[subject] - worst) / (best - worst) * (1 - base) + base
    return case.full(node, subject) * rate


def take_over(case, node, subject, operation):
    return case.value_of(node, subject, operation['项']) / number(operation['原满分']) * case.full(node, subject)


# ---- ballots ----


def ballots(case, node, subject, operation):
    conditions = {key: operation[key] for key in ('主体', '渠道') if key in operation}
    facts = case.select('计票', node, subject, **conditions)
    if not facts:
        raise Absent(MISSING)
    box = {}
    for fact in facts:
        for answer, count in fact['票数'].items():
            box[answer] = box.get(answer, 0) + int(count)
    return box


def valid_ballots(case, node, subject, operation):
    box = ballots(case, node, subject, operation)
    return {answer: count for answer, count in box.items() if answer not in operation.get('无效', [])}


def enough(operation, valid):
    if valid < number(operation.get('最少票数', 0)):
        raise Absent(TOO_FEW)
    return valid


def by_levels(box, operation):
    valid = sum(count for answer, count in box.items() if answer not in operation.get('无效', []))
    worth = sum(number(operation['系数'][answer]) * count for answer, count in box.items() if answer in operation['系数'])
    return worth / enough(operation, valid)


def ballot_levels(case, node, subject, operation):
    return by_levels(ballots(case, node, subject, operation), operation) * case.full(node, subject)


def ballot_mean(case, node, subject, operation):
    box = valid_ballots(case, node, subject, operation)
    total = sum(number(mark) * count for mark, count in box.items())
    return total / enough(operation, sum(box.values())) / number(operation['满分制']) * case.full(node, subject)


def ballot_ranking(case, node, subject, operation):
    box, table = valid_ballots(case, node, subject, operation), operation['分数表']
    total = sum(number(table[min(int(rank), len(table)) - 1]) * count for rank, count in box.items())
    return total / enough(operation, sum(box.values()))


# ---- adjustments ----


def adjustments(case, node, subject, operation):
    prices = operation.get('标准', '无')
    key = {'同一事项': '事项', '同一事件': '事件'}.get(operation.get('只计一次', '否'))
    elsewhere = {
        fact[key]
        for name in operation.get('他处已计', [])
        for fact in case.select('加减分', case.nodes[name], subject)
        if key in fact
    }
    once, value = {}, Fraction(0)
    for fact in case.select('加减分', node, subject):
        if fact.get(key) in elsewhere:
            continue
        if fact.get('否决') == '是' or (operation.get('文件依据') == '必须' and '文号' not in fact):
            continue
        points = number(fact['分数'] if prices == '无' else prices[fact['等级']])
        if key is not None and key in fact:
            once[fact[key]] = max(points, once.get(fact[key], points))
        else:
            value += points
    value += sum(once.values())
    return value if operation['方向'] == '加分' else -value


def provincial_rank(case, node, subject, operation):
    top = [number(each) for each in operation['前列']]
    bottom = [number(each) for each in operation['后列']]
    value = Fraction(0)
    for fact in case.select('加减分', node, subject):
        rank, ranked, tied = int(fact['名次']), int(fact['参排']), int(fact.get('同名次', 1))

        def points_at(place):
            from_top = top[place - 1] if place <= len(top) else None
            from_bottom = -bottom[ranked - place] if ranked - place < len(bottom) else None
            if ranked < len(top) + len(bottom) and operation['不足'] == '不计':
                return Fraction(0)
            both = [from_top, from_bottom] if operation['不足'] == '前列优先' else [from_bottom, from_top]
            return next((each for each in both if each is not None), Fraction(0))

        places = [points_at(rank + offset) for offset in range(tied)]
        points = places[0] if operation['并列'] == '同取' else mean(places)
        if operation['分配'] == '平均分':
            points /= int(fact.get('责任单位数', 1))
        elif operation['分配'] == '按所述份额':
            points *= number(fact['份额'])
        value += points
    return value


OPERATIONS = {
    '各项相加': add_up,
    '分摊': share,
    '加权': weighted,
    '取优取差': pick,
    '平均': average,
    '限额': cap,
    '条件计入': gate,
    '考评单位评分': marks,
    '酌情评分': discretion,
    '达标得分': reach,
    '完成率': ratio,
    '达标增减': slope,
    '分段累进': tiers,
    '按次加减': count,
    '缺额扣分': shortfall,
    '递进扣分': escalate,
    '分级扣分': graded,
    '等级赋分': levels,
    '区间赋分': bands,
    '得票率赋分': vote_bands,
    '名次赋分': rank_table,
    '名次递减': rank_ladder,
    '与最优值之比': best_ratio,
    '与平均值比较': against_mean,
    '功效系数': max_min,
    '换算计入': take_over,
    '测评等级票': ballot_levels,
    '测评打分票': ballot_mean,
    '测评排序票': ballot_ranking,
    '加减分累计': adjustments,
    '上级排名奖惩': provincial_rank,
}


if __name__ == '__main__':
    sys.stdin.reconfigure(encoding='utf-8')
    sys.stdout.reconfigure(encoding='utf-8')
    cases = json.load(sys.stdin)
    json.dump({name: Case(raw).result() for name, raw in cases.items()}, sys.stdout, ensure_ascii=False, indent=1)
