import { bothVerdicts, CompiledPolicies } from '../compile/compile';
import { Table } from '../compile/table';
import { PodEndpoint } from '../model/flow';
import { Verdict } from '../model/verdict';

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

  /** Where the verdict may change. */
  starts(protocol: number): number[] {
    return [this.#egress, this.#ingress].flatMap(table =>
      table.ranges(protocol).map(({ from }) => from),
    );
  }

  at(protocol: number, port: number): Verdict {
    return bothVerdicts(
      this.#egress.at(protocol, port).verdict,
      this.#ingress.at(protocol, port).verdict,
    );
  }
}
