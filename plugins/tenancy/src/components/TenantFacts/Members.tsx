import { Fragment } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityLink } from '@socle/plugin-platform-react';
import { TenantMembers } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { Section } from './Section';
import styles from './TenantFacts.module.css';

const SHOWN = 8;

/** Who works in a tenant, as the catalog has them; the page of the group has them all. */
export function Members(props: { owner: string; members: TenantMembers }) {
  const { owner, members } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const shown = members.people.slice(0, SHOWN);
  const others = members.total - shown.length;
  const group = <EntityLink entityRef={owner} />;
  return (
    <Section title={t('tenant.members.title')}>
      <p className={styles.text}>
        {members.total === 0
          ? t('tenant.members.none', { group })
          : t('tenant.members.some', {
              count: members.total,
              group,
              people: (
                <>
                  {shown.map(({ ref, name }, index) => (
                    <Fragment key={ref}>
                      {index > 0 && ', '}
                      <EntityLink entityRef={ref}>{name}</EntityLink>
                    </Fragment>
                  ))}
                  {others > 0 && (
                    <>
                      {', '}
                      <EntityLink entityRef={owner}>
                        {t('tenant.members.more', { total: String(others) })}
                      </EntityLink>
                    </>
                  )}
                </>
              ),
            })}
      </p>
    </Section>
  );
}
