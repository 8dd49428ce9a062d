import { Route, Routes } from 'react-router-dom';
import { requestRouteRef, tenantRouteRef } from '../../routes';
import { RequestPage } from '../RequestPage';
import { TenantPage } from '../TenantPage';
import { TenantsPage } from '../TenantsPage';

/**
 * The tenants page, and the pages below it.
 *
 * @public
 */
export function TenantsRouter() {
  return (
    <Routes>
      <Route path="/" element={<TenantsPage />} />
      <Route path={requestRouteRef.path} element={<RequestPage />} />
      <Route path={tenantRouteRef.path} element={<TenantPage />} />
    </Routes>
  );
}
