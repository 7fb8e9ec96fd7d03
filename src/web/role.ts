// The titles of roles (角色名称) in the language of the screen.
import { useWords } from './language.ts';
import { shell as en } from './words/en/shell.ts';
import { shell as zh } from './words/zh/shell.ts';

/** `useRoleTitles()(['organiser', 'auditor'])` → “主办单位、审计人员”. A role that has no title here shows its id. */
export function useRoleTitles(): (roles: readonly string[]) => string {
  const t = useWords({ zh, en });
  const titles: Record<string, string> = t.roles;
  return (roles) => roles.map((role) => titles[role] ?? role).join(t.comma);
}
