import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link } from '@backstage/ui';
import { TelemetryLink } from '@socle/plugin-opentelemetry-common';
import { healthTranslationRef } from '../../translations/healthTranslationRef';

const systems = {
  grafana: 'Grafana',
  tempo: 'Tempo',
  jaeger: 'Jaeger',
  loki: 'Loki',
} as const satisfies Record<TelemetryLink['system'], string>;

/** Where to go on reading, with the time and the service filled in. */
export function Links({ links }: { links: readonly TelemetryLink[] }) {
  const { t } = useTranslationRef(healthTranslationRef);
  return (
    links.length > 0 && (
      <nav aria-label={t('links.title')}>
        <Flex gap="4" style={{ flexWrap: 'wrap' }}>
          {links.map(({ kind, title, system, url }) => (
            <Link key={`${kind} ${url}`} href={url} target="_blank">
              {title ?? t(`links.${kind}`, { system: systems[system] })}
            </Link>
          ))}
        </Flex>
      </nav>
    )
  );
}
