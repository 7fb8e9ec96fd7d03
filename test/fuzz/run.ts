// `npm run fuzz` (模糊测试): 5,000 damaged files of each kind, in a worker that is restarted when it dies or hangs.
// Options: --count 200, --kind docx, --seed 1 (the first seed). A fault names its kind and seed, so that it can be repeated.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Kind, kinds } from './trial.ts';

type Report = { seed: number; outcome: string | null; fault: string | null };
type Fault = { kind: Kind; seed: number; what: string };

/** A trial takes milliseconds; a reader that is stopped takes its time limit. Longer than this is a hang. */
const patience = 90_000;

const usage = `npm run fuzz -- [--count 5000] [--kind ${kinds.join('|')}] [--seed 1]`;

function leave(exitCode: number, line: string): never {
  process.stderr.write(`${line}\n`);
  return process.exit(exitCode);
}

function optionsOf() {
  try {
    return parseArgs({
      options: {
        count: { type: 'string', default: '5000' },
        kind: { type: 'string' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (fault) {
    return leave(2, `${fault instanceof Error ? fault.message : String(fault)}\n${usage}`);
  }
}

const values = optionsOf();
if (values.help === true) leave(0, usage);
const [first, count] = [Number(values.seed), Number(values.count)];
const chosen = kinds.filter((kind) => values.kind === undefined || kind === values.kind);
const isTerminal = process.stderr.isTTY;

/** Runs the seeds from `from` on; answers with the seed where the worker died, or null at the end. */
function work(
  kind: Kind,
  from: number,
  to: number,
  hear: (report: Report) => void,
): Promise<{ died: number; how: string } | null> {
  return new Promise((resolve) => {
    const worker = fork(join(import.meta.dirname, 'worker.ts'), [kind, `${from}`, `${to}`]);
    let [current, how] = [from, ''];
    const stop = (): void => {
      how = `no answer in ${patience / 1000} s`;
      worker.kill('SIGKILL');
    };
    let timer = setTimeout(stop, patience);
    worker.on('message', (message) => {
      const report = message as Report;
      clearTimeout(timer);
      timer = setTimeout(stop, patience);
      current = report.seed;
      hear(report);
    });
    worker.on('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(code === 0 ? null : { died: current, how: how === '' ? `exit ${code ?? signal}` : how });
    });
  });
}

async function fuzz(kind: Kind): Promise<{ outcomes: Map<string, number>; faults: Fault[] }> {
  const [outcomes, faults]: [Map<string, number>, Fault[]] = [new Map(), []];
  const last = first + count - 1;
  const hear = ({ seed, outcome, fault }: Report): void => {
    if (outcome !== null) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (fault !== null) faults.push({ kind, seed, what: fault });
    if (isTerminal && outcome !== null && seed % 50 === 0)
      process.stderr.write(`\r${kind} ${seed - first + 1}/${count} `);
  };
  for (let next = first; next <= last;) {
    const end = await work(kind, next, last, hear);
    if (end === null) break;
    faults.push({ kind, seed: end.died, what: end.how });
    next = end.died + 1;
  }
  if (isTerminal) process.stderr.write('\r\u001B[K');
  return { outcomes, faults };
}

let [passed, failed] = [0, 0];
for (const kind of chosen) {
  const { outcomes, faults } = await fuzz(kind);
  const ended = [...outcomes.values()].reduce((sum, each) => sum + each, 0);
  passed += ended;
  failed += count - ended;
  console.log(
    `${kind}  ${[...outcomes]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([outcome, times]) => `${outcome} ${times}`)
      .join(' · ')}`,
  );
  for (const { seed, what } of faults)
    console.log(`  fault: --kind ${kind} --seed ${seed} --count 1\n    ${what.replaceAll('\n', '\n    ')}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
