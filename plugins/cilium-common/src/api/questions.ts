import { PolicyFinding } from '../model/finding';
import { EndpointText, NetworkPeer } from './peers';
import { PolicyText, ShownEvaluation } from './refusals';
import { ShownChangedFlow } from './proposals';
import { NetworkAnswer } from './sources';

/**
 * The query of `GET …/ask`: "may A talk to B on port P?". One end has to be of the entity's tenant.
 *
 * @public
 */
export interface AskQuery {
  from: EndpointText;
  to: EndpointText;
  /** Left out, the answer is never "allowed". */
  port?: string;
  /** `TCP` where it is left out. */
  protocol?: string;
  /** Where both ends are; the first environment where it is left out. */
  environment?: string;
  method?: string;
  path?: string;
}

/** @public */
export interface AskAnswer extends NetworkAnswer {
  from: NetworkPeer;
  to: NetworkPeer;
  port?: number;
  protocol: string;
  environment: string;
  evaluation: ShownEvaluation;
  policies: PolicyText[];
  /** The group of refused flows that is the same connection: `…/refusals/:group`. */
  group?: string;
}

/**
 * What an entity may be asked about: `GET …/peers`. The own workloads, and whom they were seen with.
 *
 * @public
 */
export interface AskChoices extends NetworkAnswer {
  choices: { id: EndpointText; peer: NetworkPeer }[];
}

/**
 * The body of `POST …/what-if`: one of the two.
 *
 * @public
 */
export type WhatIfBody =
  /** Documents of policies, in YAML; at most 256 KiB. They replace those of the same name. */
  | { environment: string; text: string; remove?: WhatIfPolicy[] }
  /** An open pull request: the number of one of `GET …/what-if/requests`. */
  | { environment: string; request: number };

/** @public */
export interface WhatIfPolicy {
  kind: string;
  name: string;
}

/**
 * Flows of the last 24 hours that would end otherwise.
 *
 * @public
 */
export interface WhatIfAnswer extends NetworkAnswer {
  environment: string;
  /** Flows that were tried: as many kinds, seen as often. */
  tried: { kinds: number; flows: number; since?: string };
  /** Those that come to be refused first; at most 500. */
  changed: ShownChangedFlow[];
  more: number;
  /** What is wrong with what was pasted; lines are those of the text. */
  findings: PolicyFinding[];
  /** What cannot be read at all. */
  unreadable: { line: number; message: string }[];
  /** Policies that are left aside: of another namespace, of the platform. */
  leftAside: { kind: string; name: string; namespace?: string }[];
}

/**
 * `GET …/what-if/requests`: open pull requests that change the tenant's policies.
 *
 * @public
 */
export interface WhatIfRequests {
  requests: { number: number; title: string; url: string; updatedAt: string }[];
  /** Why there are none to choose from: the forge is down, or none is configured. */
  failure?: string;
}
