// The titles of roles (角色名称) in the language of the screen: the domain's own.
import { Role, roles as known } from '../domain/role.ts';
import { useLanguage, useWords } from './language.ts';
import { shell as en } from './words/en/shell.ts';
import { shell as zh } from './words/zh/shell.ts';

/** The title of each role. */
export function useRoleWords(): Record<Role, string> {
  const language = useLanguage();
  const titles = Role.options.map((role) => [role, known[role][language]]);
  // Each role is there once, since the options are all roles.
  return Object.fromEntries(titles) as Record<Role, string>;
}

/** The titles of several roles, one after the other; one that this console does not know stays as it is. */
export function useRoleTitles(): (roles: readonly string[]) => string {
  const titles: Record<string, string> = useRoleWords();
  const { comma } = useWords({ zh, en });
  return (roles) => roles.map((role) => titles[role] ?? role).join(comma);
}
