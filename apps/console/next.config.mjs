/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // `typecheck` is a target of its own and runs in the same check: once is enough.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  experimental: { optimizePackageImports: ['@mantine/core', '@tabler/icons-react'] },
};
