import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, Flex, Radio, RadioGroup, Text } from '@backstage/ui';
import {
  ApplicationDetails,
  referenceKey,
  ResourceStatus,
  SyncRequest,
} from '@socle/plugin-argocd-common';
import { ApplicationTarget } from '../../api';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import { ActionDialog } from './ActionDialog';
import styles from './Actions.module.css';

const maximumNamed = 5;

const textOf = ({ kind, name }: ResourceStatus) => `${kind}/${name}`;

/** What differs first. */
const byDifference = (left: ResourceStatus, right: ResourceStatus) =>
  Number(left.sync !== 'OutOfSync') - Number(right.sync !== 'OutOfSync');

/** Asks how to sync: options, which objects, and whether to try it first. */
export function SyncDialog(props: {
  target: ApplicationTarget;
  details: ApplicationDetails;
  onClose: () => void;
}) {
  const { target, details, onClose } = props;
  const { application, resources } = details;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [flags, setFlags] = useState<ReadonlySet<string>>(new Set());
  const [only, setOnly] = useState<ReadonlySet<string>>();
  const toggle = (name: string) =>
    setFlags(known => {
      const next = new Set(known);
      if (!next.delete(name)) {
        next.add(name);
      }
      return next;
    });
  const flag = (name: string, label: string) => (
    <Checkbox isSelected={flags.has(name)} onChange={() => toggle(name)}>
      {label}
    </Checkbox>
  );
  const syncable = resources.filter(({ hook }) => !hook).sort(byDifference);
  const chosen = only && syncable.filter(one => only.has(referenceKey(one)));
  const pruned = (chosen ?? syncable).filter(one => one.requiresPruning);
  const body: SyncRequest = {
    ...(flags.has('prune') && { prune: true }),
    ...(flags.has('force') && { force: true }),
    ...(flags.has('serverSide') || flags.has('outOfSyncOnly')
      ? {
          options: [
            ...(flags.has('serverSide') ? ['ServerSideApply=true'] : []),
            ...(flags.has('outOfSyncOnly') ? ['ApplyOutOfSyncOnly=true'] : []),
          ],
        }
      : {}),
    ...(chosen &&
      chosen.length > 0 && {
        resources: chosen.map(({ group, kind, namespace, name }) => ({
          group,
          kind,
          ...(namespace && { namespace }),
          name,
        })),
      }),
  };
  const loss = [
    ...(flags.has('prune') && pruned.length > 0
      ? [
          t('actions.pruneLoss', {
            count: pruned.length,
            objects: [
              ...pruned.slice(0, maximumNamed).map(textOf),
              ...(pruned.length > maximumNamed ? ['…'] : []),
            ].join(', '),
          }),
        ]
      : []),
    ...(flags.has('force') ? [t('actions.forceLoss')] : []),
  ];
  return (
    <ActionDialog
      target={target}
      title={t('actions.syncTitle', { name: target.name })}
      submit={t('actions.syncNow', { name: target.name })}
      request={{ action: 'sync', body }}
      loss={loss}
      onClose={onClose}
    >
      <Text as="p">
        {t('actions.syncDescription', {
          namespace: application.destinationNamespace ?? '–',
          cluster: details.cluster ?? application.cluster ?? '–',
        })}
      </Text>
      <fieldset className={styles.options}>
        <legend>{t('actions.options')}</legend>
        <Flex direction="column" gap="2">
          {flag('outOfSyncOnly', t('actions.outOfSyncOnly'))}
          {flag('serverSide', t('actions.serverSide'))}
          {flag('prune', t('actions.prune'))}
          {flag('force', t('actions.force'))}
        </Flex>
      </fieldset>
      <RadioGroup
        label={t('actions.resources')}
        value={only ? 'some' : 'all'}
        onChange={value =>
          setOnly(
            value === 'some'
              ? new Set(
                  syncable
                    .filter(({ sync }) => sync === 'OutOfSync')
                    .map(referenceKey),
                )
              : undefined,
          )
        }
      >
        <Radio value="all">{t('actions.allResources')}</Radio>
        <Radio value="some">{t('actions.chosenResources')}</Radio>
      </RadioGroup>
      {only && (
        <div
          className={styles.resources}
          role="group"
          aria-label={t('actions.chosenResources')}
        >
          {syncable.map(one => {
            const key = referenceKey(one);
            return (
              <Checkbox
                key={key}
                isSelected={only.has(key)}
                onChange={isSelected => {
                  const next = new Set(only);
                  if (isSelected) {
                    next.add(key);
                  } else {
                    next.delete(key);
                  }
                  setOnly(next);
                }}
              >
                {textOf(one)}
              </Checkbox>
            );
          })}
        </div>
      )}
    </ActionDialog>
  );
}
