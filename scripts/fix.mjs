// `npm run fix`: formats the code and repairs what the linter can repair (整理代码).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findNode, root } from './runtime.mjs';

const node = await findNode();
const tool = (path, args) => spawnSync(node, [join(root, path), ...args], { cwd: root, stdio: 'inherit' }).status ?? 1;

const paths = process.argv.slice(2);
const linted = tool('node_modules/oxlint/bin/oxlint', ['--type-aware', '--fix', ...paths]);
const formatted = tool('node_modules/oxfmt/bin/oxfmt', ['--write', ...paths]);
process.exitCode = linted === 0 && formatted === 0 ? 0 : 1;
