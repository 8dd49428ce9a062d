import {
  ApiHolder,
  identityApiRef,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { tenancyApiRef } from '../api';
import { tenancyTranslationRef } from '../translations/tenancyTranslationRef';
import {
  checkProposal,
  fromDocument,
  judgeDraft,
  Section,
  sectionOf,
} from './draft';
import { isAskedForBy } from './hooks/isAskedForBy';
import { offerOf } from './hooks/offers';

/**
 * Keeps people at a step of the form whose answers cannot become a tenant. The form is a courtesy: what cannot be asked
 * now keeps nobody, and the server asks all of it again.
 */
export async function validateTenant(options: {
  document: unknown;
  /** The step's part of the form; all of it where left out. */
  section: Section | undefined;
  apiHolder: ApiHolder;
}): Promise<string | undefined> {
  const { document, section, apiHolder } = options;
  const api = apiHolder.get(tenancyApiRef);
  const offer = api && (await offerOf(api).catch(() => undefined));
  const draft = fromDocument(document);
  const profile = offer?.profile;
  const { findings: found, proposal } = judgeDraft(draft, profile);
  const findings =
    proposal && profile ? checkProposal(proposal, profile) : found;
  const errors = findings.filter(
    ({ severity, path }) =>
      severity === 'error' &&
      (section === undefined || sectionOf(path) === section),
  ).length;
  const isAboutName = section === undefined || section === 'tenant';
  const count =
    errors === 0 && isAboutName && (await isTaken(draft.name, apiHolder))
      ? 1
      : errors;
  if (count === 0) {
    return undefined;
  }
  const translation = apiHolder
    .get(translationApiRef)
    ?.getTranslation(tenancyTranslationRef);
  return translation?.ready
    ? translation.t('fields.blocked', { count })
    : String(count);
}

async function isTaken(name: string, apiHolder: ApiHolder): Promise<boolean> {
  try {
    const availability = await apiHolder
      .get(tenancyApiRef)
      ?.getNameAvailability(name);
    const identity = await apiHolder
      .get(identityApiRef)
      ?.getBackstageIdentity();
    return (
      availability !== undefined &&
      availability.state !== 'free' &&
      !isAskedForBy(availability, identity?.userEntityRef)
    );
  } catch {
    return false;
  }
}
