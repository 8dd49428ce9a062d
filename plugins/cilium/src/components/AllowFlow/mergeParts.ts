import { ProposalPart } from '@socle/plugin-cilium-common';

/** The same things once each. */
function once<Item>(items: readonly Item[]): Item[] {
  const known = new Map(items.map(item => [JSON.stringify(item), item]));
  return [...known.values()];
}

/** What one owner has to say for both ends is one request, and so one part. */
export function mergeParts(parts: readonly ProposalPart[]): ProposalPart[] {
  const merged = new Map<string, ProposalPart>();
  for (const part of parts) {
    const { tenant, environment, state, side } = part;
    const isOne = tenant !== undefined && state === 'needed';
    const key = JSON.stringify([tenant, environment, state, isOne || side]);
    const known = merged.get(key);
    merged.set(
      key,
      known
        ? {
            ...known,
            request: known.request ?? part.request,
            cautions: once([...known.cautions, ...part.cautions]),
            findings: once([...known.findings, ...part.findings]),
            policies: once([...known.policies, ...part.policies]),
            files: once([...known.files, ...part.files]),
          }
        : part,
    );
  }
  return [...merged.values()];
}
