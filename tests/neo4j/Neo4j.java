import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** The Neo4j of the tests: a home folder with neo4j.conf, and a password. It ends with its standard input. */
public class Neo4j {
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var known = Files.exists(home.resolve("data")); // a password cannot be set to what it is
        var service = new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(home.resolve("neo4j.conf"))
                .build();
        if (!known) {
            service.database("system")
                    .executeTransactionally(
                            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                            Map.of("password", arguments[1]));
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {}
        service.shutdown();
    }
}
