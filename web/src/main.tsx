import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './style.css';
import { createRoot } from 'react-dom/client';
import { Page } from './page.js';

const root = document.getElementById('page');
if (root) createRoot(root).render(<Page />);
