// Percentages of evaluations (评价中的百分比): shares for each of several, shares that make no whole, and what else is said in percent.
import { expect, test } from 'vitest';
import { importDocument } from '../../src/documents/import/import-document.ts';
import { drawDocument } from './hand-made.ts';

const evaluation = (method: string) => {
  const { scheme, problems } = importDocument(
    drawDocument([
      [
        ['考核指标', '分值', '计分办法', '考核单位'],
        ['重点任务', '90', '从优给分', '市政府办'],
        ['领导评价', '10', method, '市效能办'],
      ],
    ]),
  );
  const node = scheme.root.children.find(({ kind }) => kind === 'evaluation');
  const weights = scheme.parameters.find(({ key }) => key.endsWith('.weights'));
  return { parts: node?.children.map(({ title }) => title), weights, problems };
};

test('“各占” is a share of each', () => {
  const { parts, weights, problems } = evaluation('书记、市长各占30%，其他市领导平均占40%。');
  expect(parts).toEqual(['书记', '市长', '其他市领导']);
  expect(weights?.value).toEqual({ 'e1.1': '30%', 'e1.2': '30%', 'e1.3': '40%' });
  expect(problems).toEqual([]);
});

test('shares that make no whole are parts with a question that says their sum', () => {
  const { parts, weights, problems } = evaluation('问卷调查占60%，电话访问占30%。');
  expect([parts, weights?.value]).toEqual([['问卷调查', '电话访问'], null]);
  expect(weights?.title).toMatch(/问卷调查 60%，电话访问 30%，合计 90%/u);
  expect(problems).toEqual([]);
});

test.each([
  ['优秀票占80%以上的得满分', '优秀票占80%以上的得满分'],
  ['问卷占60%，电话占40%；有效票不足80%的不计', '有效票不足80%的不计'],
  ['市领导评分占60%', '市领导评分占60%'],
])('“%s”: a percentage that is not read is told', (method, words) => {
  const { problems } = evaluation(method);
  expect(problems).toMatchObject([{ code: 'percent-unread', severity: 'note', place: { text: '表1 第3行 第3列' } }]);
  expect(problems[0]?.message).toContain(`“${words}”`);
});

test('a scale in percent is read', () => {
  expect(evaluation('优秀100%、良好80%、一般60%').problems).toEqual([]);
});
