package io.florin.identity;

/**
 * The private half of a key pair that signs tokens, encrypted.
 *
 * @param id the name by which tokens refer to the pair
 * @param sealed the encrypted key
 */
public record SealedKey(String id, String sealed) {}
