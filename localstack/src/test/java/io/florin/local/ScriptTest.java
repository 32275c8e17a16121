package io.florin.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./florin} says when something is not there that it needs. */
class ScriptTest {
  private static final String UP = "up --localstack";
  private static final String MAVEN_IS_NEXT =
      "Maven was not found: install it (3.8 or newer) and put mvn on the PATH.";

  @TempDir private Path root;
  private Path bin;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void layOutARepositoryAndAPathWithLittleOnIt() throws IOException {
    Files.copy(Path.of("../florin"), root.resolve("florin"));
    bin = Files.createDirectory(root.resolve("bin"));
    for (String program : new String[] {"bash", "cat", "dirname", "head", "readlink", "sed"}) {
      Files.createSymbolicLink(bin.resolve(program), onPath(program));
    }
    environment.put("PATH", bin.toString());
    environment.put("FLORIN_JAVA_HOME", System.getProperty("java.home"));
  }

  private static Path onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void localStackNeedsNode() throws Exception {
    assertRefuses(
        UP,
        "Node was not found, and the CDK needs it: install it (22; 20 works) and put node on the"
            + " PATH.");
  }

  @Test
  void localStackNeedsDockerWithAnEngineAndCompose() throws Exception {
    String orElse =
        "or set AWS_ENDPOINT_URL to a LocalStack that runs already. ./florin up, without"
            + " --localstack, needs neither.";
    program("node", "exit 0");
    assertRefuses(UP, "Docker was not found: install it, " + orElse);

    program("docker", "exit 1");
    assertRefuses(UP, "No Docker engine answers: start Docker, " + orElse);

    program("docker", "[[ $1 == version ]]");
    assertRefuses(UP, "Docker has no compose: install its plugin, " + orElse);

    program("docker", "exit 0");
    assertRefuses(UP, MAVEN_IS_NEXT);
  }

  @Test
  void aLocalStackThatRunsNeedsNoDocker() throws Exception {
    program("node", "exit 0");
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");

    assertRefuses(UP, MAVEN_IS_NEXT);
  }

  @Test
  void anEmbeddedStackNeedsNeither() throws Exception {
    assertRefuses("up", MAVEN_IS_NEXT);
  }

  @Test
  void aFolderThatIsNoJdkIsToldAtOnce() throws Exception {
    environment.put("FLORIN_JAVA_HOME", root.toString());

    assertRefuses(
        "up",
        "FLORIN_JAVA_HOME is %s, which is no JDK 25 or newer: set it to one, or unset it."
            .formatted(root));
  }

  @Test
  void whatItDoesNotKnowItNames() throws Exception {
    assertRefuses("down", "down takes --localstack. What ./florin up has started ends by Ctrl-C.");
    assertThat(said("nonsense")).endsWith("florin: There is no command nonsense.\n");
  }

  private void program(String name, String does) throws IOException {
    Path program = bin.resolve(name);
    Files.writeString(program, "#!" + bin.resolve("bash") + "\n" + does + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private void assertRefuses(String command, String sentence) throws Exception {
    assertThat(said(command)).isEqualTo("florin: " + sentence + "\n");
  }

  /** All that a command says, which fails. */
  private String said(String command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(
                    Stream.of(bin.resolve("bash").toString(), root.resolve("florin").toString()),
                    Stream.of(command.split(" ", -1)))
                .toList());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(1);
    return said;
  }
}
