/*
 * What policies refuse in their own words, and the rule of `socle check` that finds the same before a merge. The words are
 * those of Gatekeeper's library, Kyverno's policies, Pod Security and ingress-nginx.
 */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/snippet/i, 'ingress-snippets'],
  [
    /(?:host|path) .{1,300}(?:already|conflict|in use)|host conflicts with/i,
    'exposed-hosts',
  ],
  [/probe/i, 'probes'],
  [
    /image (?:repo|registr)|allowed ?repo|from .{0,40}registr|unknown image registry/i,
    'image-registry',
  ],
  [/\btag\b|:latest|\bdigest\b/i, 'image-tag'],
  [
    /privilege|runAs|run as (?:root|non)|host ?(?:network|pid|ipc|path|port)|capabilit|seccomp|escalation|PodSecurity|apparmor|selinux|proc ?mount|sysctl|readOnlyRootFilesystem/i,
    'pod-security',
  ],
  [
    /(?:cpu|memory|resource)s? (?:limit|request)|(?:limit|request)s? (?:for|of|are|is) |no (?:cpu|memory|resource)?\s?(?:limit|request)|has no resource/i,
    'resources',
  ],
];

/** The rule that finds what a policy refuses with these words; undefined where there is none. */
export function ruleOfPolicy(words: string): string | undefined {
  const text = words.slice(0, 2_000);
  return meanings.find(([pattern]) => pattern.test(text))?.[1];
}
