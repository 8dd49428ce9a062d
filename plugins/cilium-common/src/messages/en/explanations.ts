/**
 * What is said of a verdict, in one sentence for each code.
 *
 * @public
 */
export const explanations = {
  // The connection
  allowed: '{{from}} may reach {{to}} on {{port}}.',
  allowedOnceResolved:
    '{{from}} may reach {{to}} on {{port}} once it has resolved the name.',
  deniedByBoth:
    '{{from}} may not reach {{to}} on {{port}}: the policies of both ends refuse it.',
  deniedByEgress:
    '{{from}} may not reach {{to}} on {{port}}: the policies of {{from}} refuse it.',
  deniedByIngress:
    '{{from}} may not reach {{to}} on {{port}}: the policies of {{to}} refuse it.',
  unknown: 'It is not known whether {{from}} may reach {{to}} on {{port}}.',
  // One end of it
  egressAllowedByRule: 'The way out is open: {{rule}} allows it.',
  ingressAllowedByRule: 'The way in is open: {{rule}} allows it.',
  egressDeniedByRule:
    'The way out is closed: {{rule}} denies it, and nothing that allows it counts against that.',
  ingressDeniedByRule:
    'The way in is closed: {{rule}} denies it, and nothing that allows it counts against that.',
  egressDefaultDeny_one:
    'The way out is closed: {{policies}} selects {{who}} and turns default deny on, and no rule allows it.',
  egressDefaultDeny_other:
    'The way out is closed: {{count}} policies select {{who}} and turn default deny on ({{policies}}), and no rule allows it.',
  ingressDefaultDeny_one:
    'The way in is closed: {{policies}} selects {{who}} and turns default deny on, and no rule allows it.',
  ingressDefaultDeny_other:
    'The way in is closed: {{count}} policies select {{who}} and turn default deny on ({{policies}}), and no rule allows it.',
  egressForced:
    'The way out is closed: {{who}} is refused what no rule allows, whether policies select it or not.',
  ingressForced:
    'The way in is closed: {{who}} is refused what no rule allows, whether policies select it or not.',
  egressDefaultAllow:
    'The way out is open: no policy that selects {{who}} turns default deny on, and none denies it.',
  ingressDefaultAllow:
    'The way in is open: no policy that selects {{who}} turns default deny on, and none denies it.',
  egressFree: 'The way out is open: no policy selects {{who}}.',
  ingressFree: 'The way in is open: no policy selects {{who}}.',
  egressExempt: 'The way out is open: Cilium asks no policies about {{who}}.',
  ingressExempt: 'The way in is open: Cilium asks no policies about {{who}}.',
  ingressLocalHost: 'The way in is open: a node may always reach its own pods.',
  egressRequestDenied:
    'The connection passes, and the request is refused: {{rule}} asks for others.',
  ingressRequestDenied:
    'The connection passes, and the request is refused: {{rule}} asks for others.',
  egressOnceResolved:
    'Cilium knows the addresses of {{name}} once {{who}} has resolved it; until then the connection is refused.',
  egressUnknown: 'Whether the way out is open is not known.',
  ingressUnknown: 'Whether the way in is open is not known.',
  // Why it is not known
  unknownPort: 'The port was left out.',
  unknownProtocol: 'The protocol is none that policies know.',
  unknownLabels: 'Not all labels are known, and policies ask for them.',
  unknownAddress: 'The address is not known, and a rule asks for it.',
  unknownNames:
    'Which DNS names the address has is not known, and a rule asks for them.',
  unknownGroups:
    'Which groups of networks there are is not known, and a rule asks for one.',
  unknownServices:
    'A rule means services, and which pods are behind them is not visible.',
  unknownExternalGroup:
    "A rule means a group of the cloud's, and who is in it is not visible.",
  unknownEntity: 'There is no such entity.',
  unknownNamedPort:
    'A rule names a port by its name, and which number that is is not known.',
  unknownConflict:
    'Policies contradict each other, and Cilium computes none of them: {{rule}}.',
  unknownRequest:
    'A rule asks for what is not known of the request, or is not visible.',
  unknownVersion:
    'What happens depends on the version of Cilium, which is not known well enough.',
  unknownCluster:
    'One end runs in another cluster, whose policies are not known here.',
  unknownNameNeverSeen:
    'A rule allows the name, and no rule lets Cilium see it being resolved, so that it may never learn its addresses.',
  // What came near
  lackSubject:
    '{{rule}} is near: it is about {{wanted}}, and {{who}} has {{found}}.',
  lackSubjectMissing:
    '{{rule}} is near: it is about {{wanted}}, and {{who}} has no such label.',
  lackLabel:
    '{{rule}} is near: it asks for {{wanted}}, and {{peer}} has {{found}}.',
  lackLabelMissing:
    '{{rule}} is near: it asks for {{wanted}}, and {{peer}} has no such label.',
  lackNamespace:
    '{{rule}} is near: it asks for {{wanted}}, and {{peer}} is of another namespace ({{found}}).',
  lackNamespaceMissing:
    '{{rule}} is near: it asks for {{wanted}}, which the namespace of {{peer}} does not have.',
  lackCluster:
    '{{rule}} is near: it asks for {{wanted}}, and {{peer}} is of another cluster ({{found}}).',
  lackEntity: '{{rule}} is near: it means {{wanted}}, which {{peer}} is not.',
  lackCidr:
    '{{rule}} is near: it means {{wanted}}, and {{found}} is not in it.',
  lackName: '{{rule}} is near: it means {{wanted}}, which is not {{found}}.',
  lackNeverResolved:
    '{{rule}} would allow {{wanted}}, but {{who}} never resolved the name where Cilium sees it.',
  lackPort:
    '{{rule}} is near: it is for {{wanted}}, and the connection for {{found}}.',
  lackProtocol:
    '{{rule}} is near: it is for {{wanted}}, and the connection for {{found}}.',
  lackRequest:
    '{{rule}} is near: it lets {{wanted}} through, and the request is {{found}}.',
  lackPeer: '{{rule}} is near: it means others by {{wanted}}.',
  notEnforced_one: '{{policies}} is not valid, and so not enforced.',
  notEnforced_other:
    '{{count}} policies are not valid, and so not enforced: {{policies}}.',
} as const;

/**
 * The code of a sentence about a verdict, without its plural.
 *
 * @public
 */
export type ExplanationCode = keyof typeof explanations extends infer Key
  ? Key extends `${infer Base}_one` | `${infer Base}_other`
    ? Base
    : Key
  : never;
