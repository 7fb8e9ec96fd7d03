// One's own password (修改密码).
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { PasswordForm } from './form.tsx';

export function Page() {
  const t = useWords({ zh, en });
  return (
    <>
      <PageHeader title={t.pages.password} />
      <PasswordForm />
    </>
  );
}
