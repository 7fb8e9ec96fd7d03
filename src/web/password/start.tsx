// The first login (首次登录): the start password is changed before anything else is shown.
import { useFocusOnArrival } from '../frame/focus.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useTitle } from '../frame/title.ts';
import { useWords } from '../language.ts';
import { queries } from '../query.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { PasswordForm } from './form.tsx';

export function StartPassword() {
  const t = useWords({ zh, en });
  useTitle(t.password.startTitle);
  useFocusOnArrival('start password');
  return (
    <>
      <PageHeader title={t.password.startTitle} about={t.password.startWhy} />
      <PasswordForm onChanged={() => void queries.invalidateQueries()} />
    </>
  );
}
