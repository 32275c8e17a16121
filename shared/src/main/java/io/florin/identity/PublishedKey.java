package io.florin.identity;

/**
 * The public half of a key pair that signs tokens.
 *
 * @param id the name by which tokens refer to it
 * @param jwk the key as the JSON text of a JWK (RFC 7517)
 */
public record PublishedKey(String id, String jwk) {}
