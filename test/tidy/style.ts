// Style sheets of pages (页面样式): they stay loaded when somebody goes on to another page, so each class has one owner.

/** Selectors of all rules, those inside of a media query too, each alternative by itself. */
function selectorsOf(css: string): string[] {
  const rules = css.replace(/\/\*[\s\S]*?\*\//gu, '').matchAll(/([^{};]+)\{/gu);
  return [...rules]
    .map(([, head = '']) => head.trim())
    .filter((head) => head !== '' && !/^(?:@|from|to|\d+%)/u.test(head))
    .flatMap((head) => head.split(/,(?![^(]*\))/u))
    .map((selector) => selector.trim());
}

const classesOf = (text: string): string[] => [...text.matchAll(/\.([\w-]+)/gu)].map(([, name = '']) => name);

/** The classes that the common sheet has rules for as such. */
const commonOf = (css: string): Set<string> =>
  new Set(selectorsOf(css).flatMap((selector) => /^\.([\w-]+)$/u.exec(selector)?.[1] ?? []));

/** Whose a rule is: the first class that is neither common nor a state. */
const ownerOf = (selector: string, common: ReadonlySet<string>): string | undefined =>
  classesOf(selector).find((name) => !common.has(name) && !name.startsWith('is-'));

/** `pages` are style sheets by path. A class that two of them begin rules with, and a common class that a page sets anew. */
export function styleFaults(common: string, pages: ReadonlyMap<string, string>): string[] {
  const shared = commonOf(common);
  const owners = new Map<string, Set<string>>();
  const faults: string[] = [];
  for (const [path, css] of pages)
    for (const selector of selectorsOf(css)) {
      const owner = ownerOf(selector, shared);
      const isState = classesOf(selector).some((name) => name.startsWith('is-'));
      if (owner === undefined && !isState)
        faults.push(
          `${path}: “${selector}” belongs to every page; say it in console.css, or give it a class of its own`,
        );
      if (owner !== undefined) owners.set(owner, (owners.get(owner) ?? new Set()).add(path));
    }
  const twice = [...owners].filter(([, paths]) => paths.size > 1);
  return [
    ...faults,
    ...twice.map(([name, paths]) => `.${name} has rules in ${[...paths].join(' and ')}; give one of them another name`),
  ];
}
