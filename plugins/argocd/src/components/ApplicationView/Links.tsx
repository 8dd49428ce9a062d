import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link } from '@backstage/ui';
import { ApplicationTarget } from '../../api';
import { useLinks } from '../../hooks/useApplication';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';

/** `https://checkout.dev.example.com/` without what people do not say. */
const spoken = (url: string) =>
  url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** Where else it can be looked at: its page in Argo CD, what it is reached by, and what the platform's people added. */
export function Links(props: {
  target: ApplicationTarget;
  /** Its page in Argo CD, known before the others. */
  argocd?: string;
}) {
  const { target, argocd } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const state = useLinks(target);
  const { externalUrls, links } =
    state.status === 'ready' ? state.data : { externalUrls: [], links: [] };
  const all = [
    ...(argocd ? [{ title: t('application.argocd'), url: argocd }] : []),
    ...externalUrls.map(url => ({
      title: t('application.external', { address: spoken(url) }),
      url,
    })),
    ...links,
  ];
  return (
    all.length > 0 && (
      <Flex
        role="group"
        aria-label={t('application.links')}
        gap="4"
        style={{ flexWrap: 'wrap' }}
      >
        {all.map(({ title, url }) => (
          <Link key={`${title} ${url}`} href={url} target="_blank">
            {title}
          </Link>
        ))}
      </Flex>
    )
  );
}
