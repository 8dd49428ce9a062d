import { printYaml } from '@socle/plugin-platform-common/documents';
import { Profile, ProfileCluster } from '../../../profile/schema';
import { kustomization } from '../../environment';
import { flavours } from '../../flavours';
import { Admission } from '../../flavours/flavour';
import { RenderedFile } from '../../types';
import { admissionPolicy } from './admissionPolicy';
import { constraint } from './gatekeeper';
import { Guardrail } from './guardrail';
import { imageRegistry } from './imageRegistry';
import { imageTag } from './imageTag';
import { resources } from './resources';

/* What the rule pod-security says, the namespaces of tenants say to Pod Security themselves. */
const guardrails: readonly Guardrail[] = [imageTag, imageRegistry, resources];

const writers = { gatekeeper: constraint, policies: admissionPolicy };

const folderOf = (admission: Admission) => `platform/guardrails/${admission}`;

/** The folder of the guardrails of a cluster, by what decides there on what comes in. */
export function guardrailsFolder({ flavour }: ProfileCluster): string {
  return folderOf(flavours[flavour].admission);
}

/** The guardrails of the profile, for each way of admission that its clusters have. */
export function renderGuardrails(profile: Profile): RenderedFile[] {
  const ways = new Set(
    profile.spec.clusters.map(({ flavour }) => flavours[flavour].admission),
  );
  return [...ways]
    .sort()
    .flatMap(admission => renderAdmission(admission, profile));
}

/** The guardrails of the profile, for one way of admission. */
export function renderAdmission(
  admission: Admission,
  profile: Profile,
): RenderedFile[] {
  const folder = folderOf(admission);
  const kept = guardrails.filter(one => one.answer(profile) !== 'allow');
  return [
    ...kept.map(guardrail => ({
      path: `${folder}/${guardrail.rule}.yaml`,
      content: printYaml(writers[admission](guardrail, profile)),
    })),
    {
      path: `${folder}/kustomization.yaml`,
      content: printYaml([
        { value: kustomization(kept.map(({ rule }) => `${rule}.yaml`)) },
      ]),
    },
  ];
}
