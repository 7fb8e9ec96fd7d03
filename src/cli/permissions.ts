// The table of permissions as a page (权限表): docs/permissions.md, made from the domain's own table.
import { acts, type Act, reachOf } from '../domain/permission.ts';
import { type Role, roles } from '../domain/role.ts';

const opening = `# 权限表 Permissions

<!-- 由 src/domain/permission.ts 生成，请勿手改：npm run -s plumbline -- schema --permissions docs/permissions.md --force -->

谁能做什么。● 全辖区；○ 只限本单位；空白：不能。一个账号可以有几个角色；三员（系统、安全、审计管理员）各由一个账号担任，不兼任别的角色，也碰不到分数。

*Who may do what: ● for every body of the jurisdiction, ○ for one’s own body, blank: not. The three administrators have no other role and touch no mark. This page is generated.*
`;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const signs = { all: '●', own: '○' } as const;

/** The whole text of docs/permissions.md, in Markdown: a row for each act, a column for each role. */
export function permissionsText(): string {
  const columns = Object.keys(roles) as Role[];
  const rows = (Object.keys(acts) as Act[]).map((act) => {
    const reaches = columns.map((role) => reachOf({ roles: [role] }, act));
    return line([`${acts[act].zh} \`${act}\``, ...reaches.map((reach) => (reach === null ? '' : signs[reach]))]);
  });
  const head = line(['', ...columns.map((role) => roles[role].zh)]);
  const english = columns.map((role) => `${roles[role].zh} ${roles[role].en}`).join('；');
  return [opening, head, `|${'---|'.repeat(columns.length + 1)}`, ...rows, '', `${english}。`, ''].join('\n');
}
