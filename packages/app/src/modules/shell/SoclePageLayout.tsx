import {
  BreadcrumbEntry,
  PageLayoutProps,
  useBreadcrumbEntries,
} from '@backstage/frontend-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { useResolvedPath } from 'react-router-dom';
import { useShellWords } from './useShellWords';

/** The frame of a plugin's page: its name, where one is in it, its tabs. Says in the viewer's language what we have words for. */
export function SoclePageLayout(props: PageLayoutProps) {
  const { title, icon, noHeader, titleLink, headerActions, tabs, children } =
    props;
  const inWords = useShellWords();
  const root = useResolvedPath('.').pathname.replace(/\/$/, '');
  const { items } = useBreadcrumbEntries();
  if (noHeader) {
    return <>{children}</>;
  }
  const content = (
    <>
      <PluginHeader
        title={title && inWords(title)}
        icon={icon}
        titleLink={titleLink}
        breadcrumbs={items.map(item => ({
          ...item,
          label: inWords(item.label),
        }))}
        tabs={tabs?.map(tab => ({
          ...tab,
          label: inWords(tab.label),
          href: tab.href.startsWith('/') ? tab.href : `${root}/${tab.href}`,
          matchStrategy: 'prefix' as const,
        }))}
        customActions={headerActions}
      />
      {children}
    </>
  );
  return title ? (
    <BreadcrumbEntry entry={{ label: title, href: titleLink ?? (root || '/') }}>
      {content}
    </BreadcrumbEntry>
  ) : (
    content
  );
}
