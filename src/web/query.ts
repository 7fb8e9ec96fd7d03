// What the server said and how old it is (查询缓存): a refusal is final, a lost connection is tried again.
import { QueryClient } from '@tanstack/react-query';
import { DisconnectedError } from './fetch.ts';

const isWorthAnother = (count: number, fault: Error): boolean => fault instanceof DisconnectedError && count < 2;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: isWorthAnother,
      retryDelay: (count) => Math.min(1000 * 2 ** count, 5000),
      // The browser's own word about the network is wrong on a machine whose server is itself.
      networkMode: 'always',
      staleTime: 5000,
    },
    // What changes something is never sent twice without being asked.
    mutations: { retry: false, networkMode: 'always' },
  },
});
