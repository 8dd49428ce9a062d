import { Route, Routes } from 'react-router-dom';
import { applicationRouteRef } from '../../routes';
import { ApplicationPage } from '../ApplicationPage';
import { FleetPage } from '../FleetPage';

/** The page with all Applications, and the pages of each. */
export function DeliveryRouter() {
  return (
    <Routes>
      <Route path="/" element={<FleetPage />} />
      <Route path={applicationRouteRef.path} element={<ApplicationPage />} />
    </Routes>
  );
}
