package io.florin.local.demo;

/**
 * Somebody who has signed in.
 *
 * @param name the first name
 * @param token the access token
 */
record Person(String name, String token) {}
