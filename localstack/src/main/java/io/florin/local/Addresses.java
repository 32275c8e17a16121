package io.florin.local;

import java.net.URI;
import java.util.Optional;

/**
 * Where the parts of a running stack are.
 *
 * @param api the API, without a slash at the end
 * @param docs its documentation, where the stack serves it
 * @param metrics what functions measured, where the stack adds it up
 * @param bank the stand-in bank, as this machine sees it
 * @param inbox what customers were sent, where the stack keeps it
 */
public record Addresses(
    URI api, Optional<URI> docs, Optional<URI> metrics, Optional<URI> bank, Optional<URI> inbox) {}
