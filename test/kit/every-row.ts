// The whole database in a few words (全库摘要): to see whether anything at all was changed.
import { withClient } from '../../src/store/server-role.ts';

/** Every row of every table, as one word for each table; `url` is a superuser's. */
export const everyRow = (url: string): Promise<Record<string, string>> =>
  withClient(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
    );
    const words: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ word: string }>(
        `select count(*) || ' ' || md5(string_agg(md5(t::text), '' order by md5(t::text))) as word from ${name} t`,
      );
      words[name] = rows[0]?.word ?? '';
    }
    return words;
  });
