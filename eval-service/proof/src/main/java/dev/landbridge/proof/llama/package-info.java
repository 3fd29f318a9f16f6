/**
 * Imports what llama.cpp's perplexity tool writes with {@code --kl-divergence-base}. The format is that of
 * {@code tools/perplexity/perplexity.cpp} in ggml-org/llama.cpp; all numbers little-endian.
 */
package dev.landbridge.proof.llama;
