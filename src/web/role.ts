// The titles of roles (角色名称) in the language of the screen.
import { Role, roles as known } from '../domain/role.ts';
import { useLanguage, useWords } from './language.ts';
import { shell as en } from './words/en/shell.ts';
import { shell as zh } from './words/zh/shell.ts';

/** The titles of several roles, one after the other; one that this console does not know stays as it is. */
export function useRoleTitles(): (roles: readonly string[]) => string {
  const language = useLanguage();
  const { comma } = useWords({ zh, en });
  const titleOf = (role: string): string => {
    const { data } = Role.safeParse(role);
    return data === undefined ? role : known[data][language];
  };
  return (roles) => roles.map(titleOf).join(comma);
}
