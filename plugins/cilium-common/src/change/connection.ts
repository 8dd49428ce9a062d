import { bothVerdicts, CompiledPolicies } from '../compile/compile';
import { VerdictRange } from '../compile/sweep';
import { Table } from '../compile/table';
import { PodEndpoint } from '../model/flow';

/** All that may pass from one workload to another. */
export class Connection {
  readonly #egress: Table;
  readonly #ingress: Table;

  constructor(
    compiled: CompiledPolicies,
    source: PodEndpoint,
    destination: PodEndpoint,
  ) {
    const from = compiled.party(source);
    const to = compiled.party(destination);
    this.#egress = compiled.table('egress', from, to);
    this.#ingress = compiled.table('ingress', to, from);
  }

  get protocols(): readonly number[] {
    return [...this.#egress.protocols, ...this.#ingress.protocols];
  }

  /** The verdicts of all ports of a protocol, in the order of ports. */
  verdicts(protocol: number): VerdictRange[] {
    const egress = this.#egress.verdicts(protocol);
    const ingress = this.#ingress.verdicts(protocol);
    const ranges: VerdictRange[] = [];
    let one = 0;
    let other = 0;
    while (one < egress.length && other < ingress.length) {
      const to = Math.min(egress[one].to, ingress[other].to);
      ranges.push({
        from: (ranges.at(-1)?.to ?? -1) + 1,
        to,
        verdict: bothVerdicts(egress[one].verdict, ingress[other].verdict),
      });
      one += egress[one].to === to ? 1 : 0;
      other += ingress[other].to === to ? 1 : 0;
    }
    return ranges;
  }
}
