// Roles to tick (角色的勾选): an administrator is that alone, which is said before the server refuses it.
import { isCompatible, Role } from '../../domain/role.ts';
import { useWords } from '../language.ts';
import { useRoleTitles } from '../role.ts';
import { account as en } from '../words/en/account.ts';
import { account as zh } from '../words/zh/account.ts';

type Props = { title: string; hint: string; roles: readonly Role[]; onChange: (roles: Role[]) => void };

export function RoleBoxes({ title, hint, roles, onChange }: Props) {
  const t = useWords({ zh, en });
  const titlesOf = useRoleTitles();
  return (
    <fieldset className="role-boxes">
      <legend>{title}</legend>
      <p className="field-hint">{hint}</p>
      <div>
        {Role.options.map((role) => (
          <label key={role} className="check">
            <input
              type="checkbox"
              checked={roles.includes(role)}
              onChange={(event) =>
                onChange(event.target.checked ? [...roles, role] : roles.filter((each) => each !== role))
              }
            />
            {titlesOf([role])}
          </label>
        ))}
      </div>
      {!isCompatible(roles) && (
        <p className="field-fault" role="alert">
          {t.incompatible}
        </p>
      )}
    </fieldset>
  );
}
