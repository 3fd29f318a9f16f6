import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { catalogues } from './scripts/catalogues.mjs';

const backend = process.env['LANDBRIDGE_PORTAL'] ?? 'http://localhost:8080';
const proxy = Object.fromEntries(['/api', '/v1'].map((path) => [path, { target: backend }]));

export default defineConfig({
  plugins: [catalogues(), react()],
  server: { proxy },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'] },
});
