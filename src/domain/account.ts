// What a person logs in with (账号名): typed on keyboards of all kinds, and printed in lists.
import { z } from 'zod';

/** Letters of any script, digits, dot, hyphen, underscore; 2 to 40 of them. */
export const LoginName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u);
/** The person's name, as the journal writes it. */
export const PersonName = z.string().trim().min(1).max(40);
