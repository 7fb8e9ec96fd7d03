// A server that has only its database (数据库占用者), as a process that tests can kill: `node cluster-holder.ts <folder> [uid]`.
// It prints one line of JSON, and stops its database when its input ends.
import { Refusal } from '../../src/domain/refusal.ts';
import { openCluster } from '../../src/store/embedded/cluster.ts';

const [folder = '', uid] = process.argv.slice(2);
if (uid !== undefined) {
  // Only now: the folder of this file may be closed to whoever it becomes.
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}
try {
  const cluster = await openCluster({ folder });
  console.log(JSON.stringify({ url: cluster.url }));
  process.stdin.resume().on('end', () => void cluster.stop());
} catch (fault) {
  if (!(fault instanceof Refusal)) throw fault;
  console.log(JSON.stringify({ code: fault.code, what: fault.what }));
}
