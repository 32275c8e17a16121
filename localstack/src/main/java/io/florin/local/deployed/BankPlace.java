package io.florin.local.deployed;

import java.net.URI;
import java.util.Optional;

/**
 * Where the stand-in bank serves.
 *
 * @param functionsHost the name by which functions find the machine that it runs on
 * @param port the port, the same for all
 */
record BankPlace(String functionsHost, int port) {
  private static final String THIS_MACHINE = "127.0.0.1";
  private static final String ALL_INTERFACES = "0.0.0.0";

  /** Docker's name for the machine of a container, on Linux given to it by the flags of Lambda. */
  private static final String MACHINE_OF_CONTAINER = "host.docker.internal";

  /**
   * The place that the functions of a LocalStack can reach.
   *
   * @param given the name by which they do, when it is not the usual one
   */
  static BankPlace reachedFrom(LocalStack localStack, Optional<String> given, int port) {
    return new BankPlace(
        given.orElse(localStack.inContainer() ? MACHINE_OF_CONTAINER : THIS_MACHINE), port);
  }

  /** Its address for this machine. */
  URI here() {
    return URI.create("http://" + THIS_MACHINE + ":" + port);
  }

  /** Its address for functions. */
  URI forFunctions() {
    return URI.create("http://" + functionsHost + ":" + port);
  }

  /** What it must listen to: containers don't reach what listens to this machine alone. */
  String interfaceAddress() {
    return functionsHost.equals(THIS_MACHINE) ? THIS_MACHINE : ALL_INTERFACES;
  }
}
