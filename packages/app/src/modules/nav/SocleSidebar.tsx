import { ReactNode } from 'react';
import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  NavContentComponentProps,
  NavContentNavItem,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import ApiIcon from '@material-ui/icons/Extension';
import CatalogIcon from '@material-ui/icons/Category';
import CreateIcon from '@material-ui/icons/AddCircleOutline';
import DocsIcon from '@material-ui/icons/LibraryBooks';
import HomeIcon from '@material-ui/icons/Home';
import MenuIcon from '@material-ui/icons/Menu';
import SearchIcon from '@material-ui/icons/Search';
import SettingsIcon from '@material-ui/icons/Settings';
import TenantsIcon from '@material-ui/icons/Apartment';
import { appTranslationRef } from '../../translations/appTranslationRef';
import { SidebarLogo } from './SidebarLogo';

/** Pages with a place of their own, in reading order, by the ids of their extensions; without an icon they bring one. */
const PLACES = [
  { id: 'page:home', text: 'navigation.home', icon: HomeIcon },
  { id: 'page:catalog', text: 'navigation.catalog', icon: CatalogIcon },
  { id: 'page:tenancy', text: 'navigation.tenants', icon: TenantsIcon },
  { id: 'page:argocd', text: 'navigation.delivery', icon: undefined },
  { id: 'page:opentelemetry', text: 'navigation.telemetry', icon: undefined },
  { id: 'page:api-docs', text: 'navigation.apis', icon: ApiIcon },
  { id: 'page:techdocs', text: 'navigation.docs', icon: DocsIcon },
  { id: 'page:scaffolder', text: 'navigation.create', icon: CreateIcon },
] as const;

/** Pages that another item of the sidebar stands for, or that entities lead to. */
const ELSEWHERE = ['page:search', 'page:notifications', 'page:catalog-graph'];

function OtherItem(item: NavContentNavItem): ReactNode {
  return (
    <SidebarItem
      key={item.node.spec.id}
      icon={() => item.icon}
      to={item.href}
      text={item.title}
    />
  );
}

/** The sidebar: search, the places that everyone goes to, what other plugins bring, and one's own settings. */
export function SocleSidebar({ navItems }: NavContentComponentProps) {
  const { t } = useTranslationRef(appTranslationRef);
  // React may draw this twice with the same items, and what is taken once is gone.
  const items = navItems.clone();
  ELSEWHERE.forEach(id => items.take(id));
  const settings = items.take('page:user-settings');
  const places = PLACES.flatMap(place => {
    const item = items.take(place.id);
    return item
      ? [{ ...place, icon: place.icon ?? (() => item.icon), href: item.href }]
      : [];
  });
  const others = [...items.rest()].sort((a, b) =>
    a.title.localeCompare(b.title),
  );

  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup
        label={t('navigation.search')}
        icon={<SearchIcon />}
        to="/search"
      >
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label={t('navigation.menu')} icon={<MenuIcon />}>
        {places.map(place => (
          <SidebarItem
            key={place.id}
            icon={place.icon}
            to={place.href}
            text={t(place.text)}
          />
        ))}
        {others.length > 0 && <SidebarDivider />}
        <SidebarScrollWrapper>{others.map(OtherItem)}</SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem text={t('navigation.notifications')} />
      {settings && (
        <SidebarGroup
          label={t('navigation.settings')}
          icon={<UserSettingsSignInAvatar />}
          to={settings.href}
        >
          <SidebarItem
            icon={SettingsIcon}
            to={settings.href}
            text={t('navigation.settings')}
          />
        </SidebarGroup>
      )}
    </Sidebar>
  );
}
