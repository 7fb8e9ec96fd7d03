// The command line tool (准绳命令行): its arguments, its streams and its exit code are those of the process.
import { call } from './call.ts';

// A reader that has seen enough (`| head`) closes the pipe: that is no fault of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw fault;
  });
}

process.exitCode = await call(process.argv.slice(2), process);
