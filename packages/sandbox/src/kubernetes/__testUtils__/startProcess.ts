import { ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/** A TypeScript file of this folder that runs as a process of its own. */
export interface TestProcess {
  /** The first group of the line that it was waited for. */
  announced: string;
  kill(signal: NodeJS.Signals): Promise<void>;
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
    } else {
      child.once('exit', () => resolve());
    }
  });
}

/** Starts a script of this folder and waits until it writes a line that matches. */
export async function startProcess(
  script: string,
  argument: unknown,
  line: RegExp,
): Promise<TestProcess> {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      path.join(__dirname, script),
      JSON.stringify(argument),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'test' },
    },
  );
  const output: string[] = [];
  const announced = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output.push(chunk.toString());
      const match = line.exec(output.join(''));
      if (match) {
        resolve(match[1]);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () =>
      reject(new Error(`${script} ended: ${output.join('')}`)),
    );
  });
  return {
    announced,
    async kill(signal) {
      child.kill(signal);
      await ended(child);
    },
  };
}
