/** Hand-assembled kernels, as codegen would write them. */
export const fibText = `
func fib(l)l slots=lll fuel=3
  local.get 0
  i64.const 2
  i64.lt_s
  if
    local.get 0
    return
  end
  local.get 0
  i64.const 1
  i64.sub
  call fib (l)l
  local.set 1
  local.get 0
  i64.const 2
  i64.sub
  call fib (l)l
  local.set 2
  local.get 1
  local.get 2
  i64.add
  return
end
`;

/** sieve(buf p, n l) l: counts primes below n, buf is n bytes. */
export const sieveText = `
func sieve(pl)l slots=plllll fuel=3
  ; 2: i, 3: j, 4: count
  i64.const 2
  local.set 2
  i64.const 0
  local.set 4
  block
    loop 3
      local.get 2
      local.get 1
      i64.ge_s
      br_if 1
      block
        local.get 0
        local.get 2
        local.get 1
        bounds 0
        p.index 1
        load.i8u 0
        br_if 0
        local.get 4
        i64.const 1
        i64.add
        local.set 4
        local.get 2
        local.get 2
        i64.add
        local.set 3
        block
          loop 3
            local.get 3
            local.get 1
            i64.lt_s
            i32.eqz
            br_if 1
            local.get 0
            local.get 3
            local.get 1
            bounds 0
            p.index 1
            i32.const 1
            store.i8 0
            local.get 3
            local.get 2
            i64.add
            local.set 3
            br 0
          end
        end
      end
      local.get 2
      i64.const 1
      i64.add
      local.set 2
      br 0
    end
  end
  local.get 4
  return
end
`;

/** lcg(n) l: LCG, xor and shift over uint64. */
export const lcgText = `
func lcg(l)l slots=lll fuel=3
  i64.const 0
  local.set 1
  i64.const 88172645463325252
  local.set 2
  block
    loop 8
      local.get 1
      local.get 0
      i64.ge_s
      br_if 1
      local.get 2
      i64.const 6364136223846793005
      i64.mul
      i64.const 1442695040888963407
      i64.add
      local.set 2
      local.get 2
      local.get 2
      i32.const 29
      i64.shr_u
      i64.xor
      local.set 2
      local.get 1
      i64.const 1
      i64.add
      local.set 1
      br 0
    end
  end
  local.get 2
  return
end
`;

/** Pairwise forces of bodies (x y z vx vy vz m, 56 bytes) as in the n-body benchmark: nbody(p, n bodies, steps, dt). */
export const nbodyText = `
func nbody(plld) slots=plldlllpppppddddddd fuel=3
  ; 4 step 5 i 6 j 7 bi 8 bj 12 dx 13 dy 14 dz 15 mag 16 t
  i64.const 0
  local.set 4
  block
    loop 2
      local.get 4
      local.get 2
      i64.ge_s
      br_if 1
      i64.const 0
      local.set 5
      block
        loop 3
          local.get 5
          local.get 1
          i64.ge_s
          br_if 1
          local.get 0
          local.get 5
          local.get 1
          bounds 0
          p.index 56
          local.set 7
          local.get 5
          i64.const 1
          i64.add
          local.set 6
          block
            loop 40
              local.get 6
              local.get 1
              i64.ge_s
              br_if 1
              local.get 0
              local.get 6
              local.get 1
              bounds 0
              p.index 56
              local.set 8
              local.get 7
              load.f64 0
              local.get 8
              load.f64 0
              f64.sub
              local.set 12
              local.get 7
              load.f64 8
              local.get 8
              load.f64 8
              f64.sub
              local.set 13
              local.get 7
              load.f64 16
              local.get 8
              load.f64 16
              f64.sub
              local.set 14
              local.get 12
              local.get 12
              f64.mul
              local.get 13
              local.get 13
              f64.mul
              f64.add
              local.get 14
              local.get 14
              f64.mul
              f64.add
              local.set 16
              local.get 3
              local.get 16
              local.get 16
              f64.sqrt
              f64.mul
              f64.div
              local.set 15
              local.get 7
              local.get 7
              load.f64 24
              local.get 12
              local.get 8
              load.f64 48
              f64.mul
              local.get 15
              f64.mul
              f64.sub
              store.f64 24
              local.get 7
              local.get 7
              load.f64 32
              local.get 13
              local.get 8
              load.f64 48
              f64.mul
              local.get 15
              f64.mul
              f64.sub
              store.f64 32
              local.get 7
              local.get 7
              load.f64 40
              local.get 14
              local.get 8
              load.f64 48
              f64.mul
              local.get 15
              f64.mul
              f64.sub
              store.f64 40
              local.get 8
              local.get 8
              load.f64 24
              local.get 12
              local.get 7
              load.f64 48
              f64.mul
              local.get 15
              f64.mul
              f64.add
              store.f64 24
              local.get 8
              local.get 8
              load.f64 32
              local.get 13
              local.get 7
              load.f64 48
              f64.mul
              local.get 15
              f64.mul
              f64.add
              store.f64 32
              local.get 8
              local.get 8
              load.f64 40
              local.get 14
              local.get 7
              load.f64 48
              f64.mul
              local.get 15
              f64.mul
              f64.add
              store.f64 40
              local.get 6
              i64.const 1
              i64.add
              local.set 6
              br 0
            end
          end
          local.get 5
          i64.const 1
          i64.add
          local.set 5
          br 0
        end
      end
      i64.const 0
      local.set 5
      block
        loop 12
          local.get 5
          local.get 1
          i64.ge_s
          br_if 1
          local.get 0
          local.get 5
          local.get 1
          bounds 0
          p.index 56
          local.tee 7
          local.get 7
          load.f64 0
          local.get 3
          local.get 7
          load.f64 24
          f64.mul
          f64.add
          store.f64 0
          local.get 7
          local.get 7
          load.f64 8
          local.get 3
          local.get 7
          load.f64 32
          f64.mul
          f64.add
          store.f64 8
          local.get 7
          local.get 7
          load.f64 16
          local.get 3
          local.get 7
          load.f64 40
          f64.mul
          f64.add
          store.f64 16
          local.get 5
          i64.const 1
          i64.add
          local.set 5
          br 0
        end
      end
      local.get 4
      i64.const 1
      i64.add
      local.set 4
      br 0
    end
  end
  return
end
`;
