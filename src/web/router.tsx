// Addresses and what they show (路由): one lazy route for each page of the list.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { PageDoor } from './frame/page-door.tsx';
import { Shell } from './frame/shell.tsx';
import { pages } from './page-list.ts';
import { Fault } from './state/fault.tsx';
import { Loading } from './state/loading.tsx';
import { NotFound } from './state/not-found.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const routes = pages.map((page) => {
  const Content = lazyRouteComponent(page.load, 'Page');
  return createRoute({
    getParentRoute: () => root,
    path: page.path,
    component: () => (
      <PageDoor page={page}>
        <Content />
      </PageDoor>
    ),
  });
});

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultErrorComponent: Fault,
  defaultPendingComponent: Loading,
  defaultPendingMs: 150,
  scrollRestoration: true,
  // Another year or another body is another page: nothing that was chosen or said on the one holds on the other.
  defaultRemountDeps: ({ params }) => params,
});
