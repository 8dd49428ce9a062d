import { Rule, RuleDescription } from '../types';
import { budget } from './budget/rule';
import { capacity } from './capacity/rule';
import { collision } from './collision/rule';
import { drift } from './drift/rule';
import { exposedHosts } from './exposed-hosts/rule';
import { file } from './file/rule';
import { foreignNamespace } from './foreign-namespace/rule';
import { guardedKinds } from './guarded-kinds/rule';
import { imageRegistry } from './image-registry/rule';
import { imageTag } from './image-tag/rule';
import { ingressSnippets } from './ingress-snippets/rule';
import { kustomization } from './kustomization/rule';
import { overlappingNetworks } from './overlapping-networks/rule';
import { patch } from './patch/rule';
import { podSecurity } from './pod-security/rule';
import { probes } from './probes/rule';
import { quotaUse } from './quota-use/rule';
import { references } from './references/rule';
import { resources } from './resources/rule';
import { schema } from './schema/rule';
import { shadow } from './shadow/rule';
import { trafficAgreement } from './traffic-agreement/rule';
import { worldTraffic } from './world-traffic/rule';
import { yaml } from './yaml/rule';

/** What is found while files are read, before anything in them is judged. */
const readingRules: readonly RuleDescription[] = [file, yaml, schema];

/** The rules that judge what was read. */
export const judgingRules: readonly Rule[] = [
  references,
  kustomization,
  trafficAgreement,
  worldTraffic,
  overlappingNetworks,
  capacity,
  budget,
  imageTag,
  imageRegistry,
  podSecurity,
  resources,
  probes,
  quotaUse,
  exposedHosts,
  foreignNamespace,
  drift,
  guardedKinds,
  collision,
  patch,
  shadow,
  ingressSnippets,
];

/**
 * Every rule, in the order of the documentation.
 *
 * @public
 */
export const rules: readonly RuleDescription[] = [
  ...readingRules,
  ...judgingRules,
];
