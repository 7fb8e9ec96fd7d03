// The titles of roles (角色名称) in the language of the screen.
import { Role, roles as known } from '../domain/role.ts';
import { useLanguage } from './language.ts';
import { usePunctuation } from './punctuation.ts';

/** The titles of several roles, one after the other; one that this console does not know stays as it is. */
export function useRoleTitles(): (roles: readonly string[]) => string {
  const language = useLanguage();
  const { list } = usePunctuation();
  const titleOf = (role: string): string => {
    const { data } = Role.safeParse(role);
    return data === undefined ? role : known[data][language];
  };
  return (roles) => roles.map(titleOf).join(list);
}
