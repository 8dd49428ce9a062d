import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';

/** Which rows are shown, and the way to the others. */
export function TenantsPages(props: {
  page: number;
  pages: number;
  size: number;
  total: number;
  onChange: (page: number) => void;
}) {
  const { page, pages, size, total, onChange } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  if (pages === 1) {
    return null;
  }
  return (
    <nav aria-label={t('tenants.pages.label')}>
      <Flex justify="end" align="center" gap="2">
        <Text as="p" variant="body-medium" role="status">
          {t('tenants.pages.range', {
            from: String((page - 1) * size + 1),
            to: String(Math.min(page * size, total)),
            total: String(total),
          })}
        </Text>
        <Button
          size="small"
          variant="secondary"
          isDisabled={page === 1}
          onPress={() => onChange(page - 1)}
        >
          {t('tenants.pages.previous')}
        </Button>
        <Button
          size="small"
          variant="secondary"
          isDisabled={page === pages}
          onPress={() => onChange(page + 1)}
        >
          {t('tenants.pages.next')}
        </Button>
      </Flex>
    </nav>
  );
}
