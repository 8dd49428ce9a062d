import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { OracleResponse } from '../src/oracle/lineProtocol';
import { GeneratedWorld } from '../src/__testUtils__/generate/policySets';

/** Cilium's own policy engine, started for one kind of cluster. */
export class Oracle {
  readonly #child;
  readonly #lines: AsyncIterator<string>;

  constructor(program: string, { dualStack, hostFirewall }: GeneratedWorld) {
    const flags = [
      ...(dualStack ? ['-dual-stack'] : []),
      ...(hostFirewall ? ['-host-firewall'] : []),
    ];
    this.#child = spawn(program, flags, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#lines = createInterface({ input: this.#child.stdout })[
      Symbol.asyncIterator
    ]();
  }

  async ask(request: string): Promise<OracleResponse> {
    this.#child.stdin.write(`${request}\n`);
    const { value, done } = await this.#lines.next();
    if (done) {
      throw new Error('The oracle ended');
    }
    return JSON.parse(value);
  }

  end(): void {
    this.#child.stdin.end();
  }
}

/** The kinds of clusters that the oracle knows. */
export const worlds: readonly GeneratedWorld[] = [
  { dualStack: false, hostFirewall: false },
  { dualStack: true, hostFirewall: false },
  { dualStack: false, hostFirewall: true },
];

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
