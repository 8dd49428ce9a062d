import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ApplicationDelivery,
  RevisionInfo,
  shortRevision,
} from '@socle/plugin-argocd-common';
import { deliveryTranslationRef } from '../translations/deliveryTranslationRef';
import { authorOf } from './authorOf';

/** What a commit is about and who made it, in one text; undefined where nothing is known of it. */
export function useCommitWords(): (
  commit: Pick<RevisionInfo, 'subject' | 'author'> | null | undefined,
) => string | undefined {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return useCallback(
    commit => {
      const { subject, author } = commit ?? {};
      const person = author && authorOf(author);
      return subject && person
        ? t('facts.author', { subject, author: person })
        : (subject ?? person);
    },
    [t],
  );
}

/** What runs of an Application, and the commit behind it, in one text. */
export function useRevisionWords(): (
  delivery: ApplicationDelivery,
  commit: RevisionInfo | undefined,
) => string {
  const commitWords = useCommitWords();
  return useCallback(
    ({ application }, commit) =>
      [
        shortRevision(
          application.deployed?.revisions[0] ?? application.revisions[0],
        ),
        commitWords(commit),
      ]
        .filter(Boolean)
        .join(' '),
    [commitWords],
  );
}
