// Where the console draws long lists (长列表一览): how they are reached in the long city.
import type { Page } from 'playwright-core';
import { directoryWorkbook } from '../../src/documents/directory-xlsx/template.ts';
import { textKeys } from '../../src/web/fact/values.ts';
import { desktop, phone } from './browser.ts';
import { factId } from './fact-id.ts';
import { type LongCity, longSize } from './long-city.ts';

/** `demo` is the demonstration's own cycle. */
type Place = LongCity & { demo: string };
const many = <T>(make: (at: number) => T): T[] => Array.from({ length: longSize }, (_, at) => make(at));
const record = <T>(make: (at: number) => [string, T]): Record<string, T> => Object.fromEntries(many(make));

export type Visit = {
  as: string;
  path: (at: Place) => string;
  size?: typeof desktop;
  /** What this browser keeps of an earlier visit, for the account. */
  kept?: (at: Place, account: string) => Record<string, unknown>;
  /** The way to the lists. */
  open?: (page: Page, at: Place) => Promise<unknown>;
  /** Their items, by the file that draws them, and where it draws several, which. */
  items: Record<string, string>;
};
const press = (words: string | RegExp) => (page: Page) => page.getByText(words).first().click();
const inRows =
  (rest: string) =>
  ({ rows }: Place) =>
    `/cycles/${rows.cycle}/${rest}`;
type Work = { document: string; history: object; target: object | null; list: null };
const work = (document: string, decisions: object[] = []): Work => ({
  history: { decisions, at: decisions.length },
  target: null,
  list: null,
  document,
});
/** A document that is being imported, and what is chosen of it. */
function importOf(account: string, { document, ...kept }: Work): Record<string, unknown> {
  return { [`plumbline.import.${account}`]: document, [`plumbline.import.${account}.${document}`]: kept };
}
const remarks = ({ rows }: Place, base: number) => ({
  base,
  edits: rows.nodes.map((node) => ({ type: 'text', node, field: 'remarks', text: '我写的' })),
  undone: [],
});
const openTarget = (page: Page) => page.getByRole('button', { name: '去向', exact: true }).click();
const openBody = (title: string) => async (page: Page) => {
  await page.getByRole('searchbox').first().fill(title);
  await page
    .getByRole('button', { name: title })
    .or(page.getByRole('link', { name: title }))
    .first()
    .click();
};

export const visits: readonly Visit[] = [
  {
    as: 'zuzhi',
    path: inRows('marks'),
    kept: (place, account) =>
      record((at) => [
        `plumbline.mark.${account}.${place.rows.cycle}.${JSON.stringify(['mark', `gone-${at}`, place.rows.subject, 'zuzhibu'])}`,
        { entry: { value: '1', isNotApplicable: false, reason: '' }, base: null, sent: null },
      ]),
    items: { 'mark/astray.tsx': '.mark-astray li' },
  },
  {
    as: 'xiaoneng',
    path: () => '/directory',
    open: (page, place) => openBody(place.body)(page),
    items: { 'body/sections.tsx': '.ant-drawer .plain-list:not([aria-label]) > li' },
  },
  {
    as: 'xiaoneng',
    path: () => '/directory',
    open: async (page) => {
      await page.getByRole('button', { name: '导入名录' }).click();
      const bodies = many((at) => ({ title: `示范第${at + 1}新设所`, names: [], sections: [] }));
      const buffer = Buffer.from(await directoryWorkbook(new Map(), { bodies, people: [] }));
      const file = { name: '名录.xlsx', mimeType: 'application/zip', buffer };
      await page.locator('input[type="file"]').setInputFiles(file);
      await page.getByText(`增加单位 ${longSize} 个`).click();
    },
    items: { 'body/list.tsx': '.verdict-lines > li' },
  },
  {
    as: 'xiaoneng',
    path: () => '/directory',
    open: (page) => openBody('退役军人事务局')(page),
    items: { 'body/names.tsx': '.ant-drawer .plain-list[aria-label="文件里的称呼"] > li' },
  },
  {
    as: 'xiaoneng',
    path: (place) => `/cycles/${place.demo}/facts`,
    size: phone,
    items: { 'fact/table.tsx': '.fact-cards > li' },
  },
  {
    as: 'xiaoneng',
    path: (place) => `/cycles/${place.demo}/facts`,
    kept: (place, account) => ({
      [`plumbline.fact.${account}.${place.demo}`]: record((at) => [
        `gone-${at}`,
        {
          row: place.adjusted.node,
          subjects: [place.adjusted.subject],
          values: {
            texts: Object.fromEntries(textKeys.map((key) => [key, `第${at}件`])),
            isVeto: false,
            isNotApplicable: false,
            counts: [],
          },
          why: '',
          ids: {},
        },
      ]),
    }),
    items: { 'fact/left.tsx': '.fact-left li' },
  },
  {
    as: 'tuiyi',
    path: ({ bodies, rows }) => `/cycles/${bodies.cycle}/assignments/${rows.subject}`,
    open: (page) => page.locator('.assignment-versions > summary').click(),
    items: { 'assignment/versions.tsx': '.assignment-versions li' },
  },
  {
    as: 'tuiyi',
    path: (place) => inRows(`assignments/${place.rows.subject}`)(place),
    kept: (place, account) => ({
      [`plumbline.assignment.${account}.${place.rows.cycle}.${place.rows.subject}`]: {
        base: 1,
        rows: place.rows.nodes.map((node) => ({
          node,
          target: '我的目标',
          leads: [],
          cooperators: [],
          owner: '甲',
          deputy: '乙',
          source: null,
        })),
      },
    }),
    items: { 'scheme/clash-list.tsx': '.clashes > li' },
  },
  {
    as: 'xiaoneng',
    path: (place) => `/cycles/${place.demo}/scorecards/${place.adjusted.subject}#${place.adjusted.node}`,
    open: (page, place) => page.locator(`[id="${place.adjusted.node}"] .folded-head`).first().click(),
    items: { 'scorecard/trace.tsx': '.folded .plain-list > li' },
  },
  {
    as: 'xiaoneng',
    path: inRows('comparison'),
    open: (page) => page.locator('.change > summary').first().click(),
    items: { 'comparison/change-list.tsx': '.change-rows > li' },
  },
  {
    as: 'zuzhi',
    path: () => '/',
    kept: (place) => ({ 'plumbline.cycle': place.rows.cycle }),
    items: { 'home/own-marks.tsx': '[aria-labelledby="own-marks"] .shares > li' },
  },
  {
    as: 'tuiyi',
    path: () => '/',
    kept: (place) => ({ 'plumbline.cycle': place.rows.cycle }),
    open: (page) => page.locator('[aria-labelledby="duties"] details:has(.duties) > summary').click(),
    items: { 'home/duties.tsx': '[aria-labelledby="duties"] details .duties > li' },
  },
  {
    as: 'xiaoneng',
    path: () => '/',
    kept: (place) => ({ 'plumbline.cycle': place.assessors.cycle }),
    open: (page) => page.locator('[aria-labelledby="assessors"] > button').click(),
    items: { 'home/assessors.tsx': '[aria-labelledby="assessors"] .shares > li' },
  },
  {
    as: 'xiaoneng',
    path: () => '/import',
    kept: (place, account) => importOf(account, work(place.documents.strangers)),
    open: async (page) => {
      await openTarget(page);
      await press(/^名录将增加/u)(page);
    },
    items: { 'import/new-bodies.tsx': 'form details ul > li' },
  },
  {
    as: 'xiaoneng',
    path: () => '/import',
    kept: (place, account) => {
      const target = { into: 'cycle', cycle: place.questions.cycle, base: 0 };
      return importOf(account, { ...work(place.documents.plain), target });
    },
    open: openTarget,
    items: { 'import/target-form.tsx: answers that are lost': 'form .notice ul > li' },
  },
  {
    as: 'xiaoneng',
    path: () => '/import',
    kept: (place, account) =>
      importOf(
        account,
        work(
          place.documents.plain,
          many((at) => ({ type: 'cell', table: 1, row: 2, column: 2, text: `按时办结${at}` })),
        ),
      ),
    open: (page) => page.getByRole('button', { name: /^改动/u }).click(),
    items: { 'import/decisions.tsx': '.decisions > li' },
  },
  {
    as: 'xiaoneng',
    path: () => '/import',
    kept: (place, account) => importOf(account, work(place.documents.prose)),
    open: (page) => page.locator('.outside > summary').click(),
    items: { 'import/source-pane.tsx': '.outside li' },
  },
  {
    as: 'xiaoneng',
    path: ({ bodies }) => `/cycles/${bodies.cycle}/scheme/subjects`,
    items: { 'scheme/subjects-page.tsx': '.subject-rows > li' },
  },
  {
    as: 'xiaoneng',
    path: (place) => `/cycles/${place.questions.next}/scheme/parameters`,
    items: { 'import/offers.tsx': '.offers li' },
  },
  {
    as: 'xiaoneng',
    path: ({ questions }) => `/cycles/${questions.cycle}/scheme/parameters#n1.combine`,
    open: (page) => page.locator('[data-parameter="n1.combine"] details > summary').last().click(),
    items: { 'scheme/parameter-card.tsx': '.plain-list > li:has(.used-in)' },
  },
  {
    as: 'xiaoneng',
    path: inRows('scheme/tree'),
    kept: (place, account) => ({
      [`plumbline.scheme.${account}.${place.rows.cycle}`]: remarks(place, place.rows.base + 1),
    }),
    open: (page) => page.locator('.draft-bar details > summary').click(),
    items: { 'scheme/draft-bar.tsx': '.draft-bar details li' },
  },
  {
    as: 'xiaoneng',
    path: inRows('scheme/tree'),
    kept: (place, account) => ({
      [`plumbline.scheme.${account}.${place.rows.cycle}`]: remarks(place, place.rows.base),
    }),
    items: {
      'scheme/behind.tsx': '.behind-steps > li',
      'scheme/clash-list.tsx: of a scheme': '.clashes > li',
    },
  },
  {
    as: 'xiaoneng',
    path: inRows('scheme/versions'),
    items: { 'scheme/change-list.tsx': '.version-changes > li' },
  },
  {
    as: 'xiaoneng',
    path: (place) => inRows(`scheme/tree#${place.rows.nodes[0] ?? ''}`)(place),
    open: async (page) => {
      await page.getByLabel('分值', { exact: true }).fill('0.4');
      await page.getByRole('radio', { name: /^其余各项分摊/u }).check();
    },
    items: { 'scheme/follow-choice.tsx': '.points-changes > li' },
  },
  {
    as: 'xiaoneng',
    path: inRows('trial'),
    kept: (place, account) => ({
      [`plumbline.trial.${account}.${place.rows.cycle}.2`]: {
        marks: record((at) => [factId(`again ${at}`), '0.1']),
        facts: {},
        parameters: {},
      },
    }),
    items: { 'trial/page.tsx': '.trial-outcome .tries > li' },
  },
  {
    as: 'xiaoneng',
    path: (place) => `/cycles/${place.demo}/trial`,
    open: (page, place) =>
      page.locator('[aria-labelledby="fact-panel"] select').first().selectOption(place.adjusted.subject),
    items: { 'trial/fact-panel.tsx': '[aria-labelledby="fact-panel"] .tries > li' },
  },
];
