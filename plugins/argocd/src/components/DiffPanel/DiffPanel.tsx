import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { referenceKey, ResourceDiff } from '@socle/plugin-argocd-common';
import { DiffFile, DiffView } from '@socle/plugin-platform-react';
import { ApplicationTarget } from '../../api';
import { useDiff } from '../../hooks/useApplication';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { PartState } from '../PartState';

const pathOf = ({ resource }: ResourceDiff) =>
  [resource.kind, resource.namespace, resource.name].filter(Boolean).join('/');

/** What a sync would change, object by object, from what is live to what Git says. */
export function DiffPanel(props: {
  target: ApplicationTarget;
  revision: string;
}) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const state = useDiff(props.target, props.revision);
  return (
    <PartState state={state}>
      {({ resources, more, missing }) => {
        const different = resources.filter(({ diff }) => diff.kind !== 'same');
        const shown = different.filter(({ diff }) => !diff.tooLarge);
        const total = different.length + more;
        if (total === 0) {
          return missing.length === 0 && <Text as="p">{t('diff.same')}</Text>;
        }
        return (
          <>
            <Text as="p">{t('diff.sentence', { count: total })}</Text>
            {shown.length > 0 && (
              <DiffView
                label={t('diff.label')}
                files={shown.map(fileOf)}
                open={shown.length === 1 ? [pathOf(shown[0])] : []}
              />
            )}
            {different
              .filter(({ diff }) => diff.tooLarge)
              .map(one => (
                <Text as="p" key={referenceKey(one.resource)}>
                  {t('diff.tooLarge', { name: pathOf(one) })}
                </Text>
              ))}
            {more > 0 && <Text as="p">{t('diff.more', { count: more })}</Text>}
            {different.some(({ diff }) => diff.masked) && (
              <Text as="p" color="secondary">
                {t('diff.masked')}
              </Text>
            )}
          </>
        );
      }}
    </PartState>
  );
}

function fileOf(one: ResourceDiff): DiffFile {
  const { kind, added, removed, hunks } = one.diff;
  return {
    path: pathOf(one),
    kind: kind === 'same' ? 'changed' : kind,
    added,
    removed,
    hunks,
  };
}
