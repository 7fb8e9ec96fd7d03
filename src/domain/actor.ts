// Who acts (操作人): the account behind a request, as the policy sees it.
import type { Role } from './role.ts';

/** `body` and `section` are ids of the directory; null where the person belongs to none. */
export type Actor = {
  jurisdiction: string;
  account: string;
  /** The login name, and the person's name as the journal writes it. */
  name: string;
  title: string;
  body: string | null;
  section: string | null;
  roles: readonly Role[];
  /** Logged in with a password that somebody else has seen: may do nothing but change it. Absent: no. */
  mustChangePassword?: boolean;
};
